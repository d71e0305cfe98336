import { toIso } from './clock.ts'
import type {
  AccountRecord,
  AgentRecord,
  ChannelRecord,
  ConversationRecord,
  GroupRecord,
  JsonObject,
  MessageRecord,
  RoleRecord,
  UserRecord,
} from './records.ts'
import type { World } from './world.ts'

/** Fields that are empty are left out, as in live answers. */
function withoutEmpty(fields: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null && value !== undefined))
}

export function accountToJson(account: AccountRecord): JsonObject {
  return {
    organisation_id: account.organisationId,
    organisation_domain: account.organisationDomain,
    account_id: account.accountId,
    account_domain: account.accountDomain,
    app_id: account.appId,
    web_chat_id: account.webChatId,
    bundle_id: account.bundleId,
    bundle_type: account.bundleType,
    plan_type: account.planType,
    datacenter: account.datacenter,
  }
}

export function agentToJson(agent: AgentRecord, world: World): JsonObject {
  const status = agent.agentStatusId === null ? undefined : world.agentStatuses.get(agent.agentStatusId)
  return withoutEmpty({
    id: agent.id,
    first_name: agent.firstName,
    last_name: agent.lastName,
    email: agent.email,
    phone: agent.phone,
    avatar: agent.avatarUrl === null ? {} : { url: agent.avatarUrl },
    groups: agent.groupIds,
    role_id: agent.roleId,
    role_name: world.roles.get(agent.roleId)?.name,
    routing_type: 'INTELLIASSIGN',
    availability_status: agent.availability,
    agent_status: status === undefined ? undefined : { id: status.id, name: status.name },
    login_status: agent.isLoggedIn,
    is_deactivated: agent.isDeactivated,
    is_deleted: false,
    social_profiles: [],
    created_time: toIso(agent.createdAt),
  })
}

export function groupToJson(group: GroupRecord, world: World): JsonObject {
  const agents = [...world.agents.values()].filter(agent => agent.groupIds.includes(group.id)).map(agent => ({ id: agent.id }))
  return withoutEmpty({ id: group.id, name: group.name, description: group.description, routing_type: 'INTELLIASSIGN', agents })
}

export function roleToJson(role: RoleRecord): JsonObject {
  return { id: role.id, name: role.name, description: role.description, is_custom_role: role.isCustom }
}

export function channelToJson(channel: ChannelRecord): JsonObject {
  return withoutEmpty({
    id: channel.id,
    name: channel.name,
    icon: {},
    tags: channel.tags,
    enabled: channel.isEnabled,
    public: channel.isPublic,
    source: 'FRESHCHAT',
    locale: channel.locale,
    updated_time: toIso(channel.updatedAt),
    welcome_message:
      channel.welcome === null
        ? undefined
        : { message_parts: [{ text: { content: channel.welcome } }], message_type: 'normal', restrictResponse: false, botsPrivateNote: false, isBotsInput: false },
  })
}

export function userToJson(user: UserRecord): JsonObject {
  return withoutEmpty({
    id: user.id,
    first_name: user.firstName,
    last_name: user.lastName,
    email: user.email,
    phone: user.phone,
    avatar: user.avatarUrl === null ? undefined : { url: user.avatarUrl },
    reference_id: user.referenceId,
    properties: user.properties,
    login_status: false,
    created_time: toIso(user.createdAt),
    updated_time: toIso(user.updatedAt),
  })
}

export function conversationToJson(conversation: ConversationRecord, world: World): JsonObject {
  return withoutEmpty({
    conversation_id: conversation.id,
    conversation_internal_id: conversation.internalId,
    app_id: world.account.appId,
    status: conversation.status,
    channel_id: conversation.channelId,
    user_id: conversation.userId,
    assigned_agent_id: conversation.assignedAgentId,
    assigned_group_id: conversation.assignedGroupId,
    skill_id: 0,
    properties: conversation.properties,
    url: `https://${world.account.accountDomain}/a/${world.account.webChatId}/inbox/open/0/conversation/${conversation.internalId}`,
    created_time: toIso(conversation.createdAt),
    updated_time: toIso(conversation.updatedAt),
  })
}

/** The oldest shape seen in the field (2021): no user, no times. */
export function oldConversationToJson(conversation: ConversationRecord, world: World): JsonObject {
  return withoutEmpty({
    conversation_id: conversation.id,
    app_id: world.account.appId,
    status: conversation.status,
    channel_id: conversation.channelId,
    assigned_agent_id: conversation.assignedAgentId,
    assigned_group_id: conversation.assignedGroupId,
    skill_id: 0,
  })
}

export function messageToJson(message: MessageRecord, world: World): JsonObject {
  return withoutEmpty({
    id: message.id,
    message_parts: message.parts,
    reply_parts: message.replyParts.length === 0 ? undefined : message.replyParts,
    message_type: message.type,
    actor_type: message.actorType,
    actor_id: message.actorId,
    user_id: message.userId,
    app_id: world.account.appId,
    channel_id: message.channelId,
    conversation_id: message.conversationId,
    freshchat_conversation_id: String(message.internalConversationId),
    interaction_id: message.interactionId,
    message_source: message.source,
    meta_data: message.meta,
    created_time: toIso(message.createdAt),
    restrictResponse: false,
    botsPrivateNote: message.isBotsPrivateNote,
    isBotsInput: false,
    bots_input: false,
  })
}
