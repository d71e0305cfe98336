/**
 * What a person is asked when adding an account, field by field as the manifests name them, and where the service itself shows
 * it. `wrong` says what to do when the check found that field wrong, by kind of failure, else `other`. `need` turns a service's
 * own word for a wider key into words.
 */
export const providers = {
  crisp: {
    about: 'With the key of one website, or a plugin key that opens several.',
    need: { user: 'a key that belongs to a person' },
    wrong: {
      notFound: 'This plugin is not installed on any website. Install it in Crisp, then check again.',
    },
    tier: {
      label: 'Kind of key',
      hint: 'Where the key was made decides its kind.',
      options: {
        website: { label: 'Website key', hint: 'Made in the settings of one website; opens only that one.' },
        plugin: { label: 'Plugin key', hint: 'Made in Crisp’s Marketplace; opens every website that installed the plugin.' },
        user: { label: 'Personal key', hint: 'Acts as one person. Crisp rarely gives it out; campaigns need it.' },
      },
      wrong: { other: 'Crisp does not know this identifier and key as this kind. Choose the kind that belongs to them.' },
    },
    websiteId: {
      label: 'Website ID',
      hint: 'The ID, or the address of any page of that website in Crisp, such as https://app.crisp.chat/website/…/inbox/.',
      wrong: {
        forbidden: 'This key is for another website. Paste the ID of the website the key was made in.',
        notFound: 'Crisp finds no such website for this key. Paste the ID of the website the key was made in.',
        other: 'There is no website ID in this. Open the website in Crisp and paste the page’s whole address.',
      },
    },
    identifier: {
      label: 'Identifier',
      hint: 'Website key: Settings, Workspace Settings, Advanced configuration, API Token. Plugin key: Marketplace, your plugin, Tokens.',
      wrong: { other: 'This does not look like an identifier. Copy it alone, without the key and without spaces.' },
    },
    key: {
      label: 'Key',
      hint: 'Shown beside the identifier. Crisp shows it only once, when it is made.',
      wrong: {
        unauthorised: 'Crisp does not accept this identifier and key together. Copy both once more, or make a new pair.',
        other: 'This does not look like a key. Copy it alone, without spaces or line breaks.',
      },
    },
    apiUrl: {
      label: 'API address',
      hint: 'Leave it empty, unless your company reaches Crisp through its own gateway.',
      wrong: {
        offline: 'Nothing answers at this address. Check it, or leave it empty for Crisp’s own.',
        unreadable: 'This address answers, but not like Crisp. Leave it empty for Crisp’s own.',
        other: 'This is not an https address. Leave it empty for Crisp’s own.',
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
        unreadable: 'This is not the address of the API. Copy the chat URL that stands beside the token; the address of the sign-in page does not work.',
        other: 'This address leads elsewhere. Copy the chat URL that stands beside the token.',
      },
    },
    token: {
      label: 'API token',
      hint: 'An administrator makes it in the same place. An account has one token at a time: making a new one ends the old.',
      wrong: {
        unauthorised: 'Freshchat does not accept this token. It may have expired or been replaced: copy the present one.',
        forbidden: 'This token cannot list the operators, and nothing works without that. Ask an administrator for one with all scopes.',
        other: 'This does not look like a token. Copy it alone, from its first to its last character.',
      },
    },
  },
} as const
