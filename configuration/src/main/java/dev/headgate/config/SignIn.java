package dev.headgate.config;

/**
 * Where approvers sign in for the approval page, and what names them there.
 *
 * @param issuer the https URL of an issuer of OpenID Connect
 * @param audience what the issuer knows the page by: its client id, which tokens must be for
 * @param claim the token's claim that holds an approver's e-mail address, or their name in headgate.yaml
 */
public record SignIn(String issuer, String audience, String claim) {}
