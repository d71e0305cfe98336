/**
 * What a person is asked when adding an account, field by field as the manifests name them, and where the service itself shows
 * it. `wrong` says what to do when the check found that field wrong, by kind of failure, else `other`. `need` turns a service's
 * own word for a wider key into words.
 */
export const providers = {
  crisp: {
    about: 'With a key of one workspace, or a plugin’s key that opens several.',
    need: { user: 'a key that belongs to a person' },
    wrong: {
      notFound: 'This plugin is not installed in any workspace. Install it in Crisp, then check again.',
    },
    tier: {
      label: 'Kind of key',
      hint: 'Where the key was made decides its kind.',
      options: {
        website: { label: 'Workspace key', hint: 'Made in the settings of one workspace, and opens that one.' },
        plugin: { label: 'Plugin key', hint: 'Made in Crisp’s Marketplace, and opens every workspace that installed the plugin.' },
        user: { label: 'Personal key', hint: 'Speaks as one person. Crisp hands it out rarely; it is needed for campaigns.' },
      },
      wrong: { other: 'Crisp does not know this identifier and key as this kind. Choose the kind that belongs to them.' },
    },
    websiteId: {
      label: 'Workspace',
      hint: 'The address of any page of it in Crisp, such as https://app.crisp.chat/website/…/inbox/, or only the id in it.',
      wrong: {
        forbidden: 'This key is for another workspace. Paste the address of the one that the key was made in.',
        notFound: 'Crisp knows no such workspace for this key. Paste the address of the one that the key was made in.',
        other: 'There is no workspace id in this. Open the workspace in Crisp and paste the page’s whole address.',
      },
    },
    identifier: {
      label: 'Identifier',
      hint: 'Workspace key: Settings, Workspace Settings, Advanced configuration, API Token. Plugin key: Marketplace, your plugin, Tokens.',
      wrong: { other: 'This does not look like an identifier. Copy it alone, without the key and without spaces.' },
    },
    key: {
      label: 'Key',
      hint: 'Stands beside the identifier. Crisp shows it once, when it is made.',
      wrong: {
        unauthorised: 'Crisp does not accept this identifier and key together. Copy both once more, or make a new pair.',
        other: 'This does not look like a key. Copy it alone, without spaces or line breaks.',
      },
    },
    apiUrl: {
      label: 'Address of the API',
      hint: 'Leave it empty, unless your company runs its own way to Crisp.',
      wrong: {
        offline: 'Nothing answers at this address. Check it, or leave it empty for Crisp’s own.',
        unreadable: 'This address answers, and not as Crisp does. Leave it empty for Crisp’s own.',
        other: 'This is no https address. Leave it empty for Crisp’s own.',
      },
    },
  },
  freshchat: {
    about: 'With the chat URL and the API token of one account.',
    chatUrl: {
      label: 'Chat URL',
      hint: 'In Freshchat: Admin, API Tokens, shown beside the token. In the suite: Admin, Website Tracking and APIs, APIs for chat.',
      wrong: {
        offline: 'Nothing answers at this address. Check it, and your connection.',
        notFound: 'This address knows no Freshchat account. Copy the chat URL that stands beside the token.',
        unreadable: 'This is not the address of the API. Copy the chat URL that stands beside the token; the address of the sign-in page does not do.',
        other: 'This address leads elsewhere. Copy the chat URL that stands beside the token.',
      },
    },
    token: {
      label: 'API token',
      hint: 'An administrator makes it in the same place. An account has one token at a time: making a new one ends the old.',
      wrong: {
        unauthorised: 'Freshchat does not accept this token. It may have expired or been replaced: copy the present one.',
        forbidden: 'This token may not see who answers, and nothing works without that. Ask an administrator for one with all scopes.',
        other: 'This does not look like a token. Copy it alone, from its first to its last character.',
      },
    },
  },
} as const
