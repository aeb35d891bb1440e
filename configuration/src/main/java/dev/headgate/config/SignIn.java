package dev.headgate.config;

/**
 * Whose tokens the approval page's API takes, and what in them names the approver.
 *
 * @param issuer the token issuer's https URL
 * @param audience who the tokens must be for
 * @param claim the token's claim that holds an approver's e-mail address, or their name in headgate.yaml
 */
public record SignIn(String issuer, String audience, String claim) {}
