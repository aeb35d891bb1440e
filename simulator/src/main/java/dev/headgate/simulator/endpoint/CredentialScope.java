package dev.headgate.simulator.endpoint;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whose signature a request has, and what for. The signature itself proves nothing here: nobody but this machine's users
 * reach the endpoint, and no secret is worth anything.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv.html">Signature Version 4</a>
 */
record CredentialScope(String accessKey, String region, String service) {

    private static final Pattern AUTHORIZATION = Pattern.compile("AWS4-HMAC-SHA256\\s+(?:.*[\\s,])?Credential="
            + "(?<key>[A-Za-z0-9_]{1,128})/\\d{8}/(?<region>[a-z0-9-]{1,40})/(?<service>[a-z0-9-]{1,40})/aws4_request"
            + "(?:[\\s,].*)?");

    static Optional<CredentialScope> of(String authorization) {
        Matcher matcher = AUTHORIZATION.matcher(authorization);
        return matcher.matches()
                ? Optional.of(
                        new CredentialScope(matcher.group("key"), matcher.group("region"), matcher.group("service")))
                : Optional.empty();
    }
}
