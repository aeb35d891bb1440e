package dev.headgate.aws;

import dev.headgate.config.SignIn;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the approval page is told of signing in by its environment variables.
 *
 * @param secret the name by which Systems Manager reads the page's secret
 */
public record SignInSettings(SignIn signIn, String secret) {

    private static final String ISSUER = "HEADGATE_SIGN_IN_ISSUER";
    private static final String AUDIENCE = "HEADGATE_SIGN_IN_AUDIENCE";
    private static final String CLAIM = "HEADGATE_SIGN_IN_CLAIM";
    private static final String SECRET = "HEADGATE_SIGN_IN_SECRET";
    private static final List<String> NAMES = List.of(ISSUER, AUDIENCE, CLAIM, SECRET);

    /**
     * Empty where none of them is set.
     *
     * @throws IllegalStateException where only some are: a page that asks nobody to sign in by mistake would be open
     */
    static Optional<SignInSettings> of(Map<String, String> variables) {
        List<String> there = NAMES.stream()
                .filter(name -> !variables.getOrDefault(name, "").isBlank())
                .toList();
        if (there.isEmpty()) {
            return Optional.empty();
        }
        if (there.size() < NAMES.size()) {
            throw new IllegalStateException("Of the environment variables " + NAMES + " there are only " + there);
        }
        return Optional.of(new SignInSettings(
                new SignIn(
                        variables.getOrDefault(ISSUER, ""),
                        variables.getOrDefault(AUDIENCE, ""),
                        variables.getOrDefault(CLAIM, "")),
                variables.getOrDefault(SECRET, "")));
    }

    Map<String, String> variables() {
        return new TreeMap<>(
                Map.of(ISSUER, signIn.issuer(), AUDIENCE, signIn.audience(), CLAIM, signIn.claim(), SECRET, secret));
    }
}
