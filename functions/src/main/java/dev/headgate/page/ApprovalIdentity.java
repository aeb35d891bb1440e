package dev.headgate.page;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import dev.headgate.approval.Identity;
import java.util.Map;
import java.util.Optional;

/**
 * Who has signed in, as the API's JWT authorizer found: it has checked signature, issuer, audience and lifetime of the
 * token before the function is called, and nobody else can put claims into the event.
 */
final class ApprovalIdentity {

    private static final String EMAIL = "email";

    private ApprovalIdentity() {}

    /**
     * Reads it from a request.
     *
     * @param claim that names approvers; empty where they do not sign in
     */
    static Identity of(APIGatewayV2HTTPEvent event, Optional<String> claim) {
        if (claim.isEmpty()) {
            return new Identity.NotAsked();
        }
        Map<String, String> claims = claims(event);
        return Optional.ofNullable(claims.get(claim.get()))
                .filter(name -> !name.isBlank())
                .filter(name -> !claim.get().equals(EMAIL) || isVerified(claims))
                .<Identity>map(Identity.SignedIn::new)
                .orElse(new Identity.Nobody());
    }

    /**
     * Where users may write any address into their profile, the issuer says so (OpenID Connect Core, 5.1). One that says
     * nothing has verified nothing: name another claim then, that nobody can choose.
     */
    private static boolean isVerified(Map<String, String> claims) {
        return "true".equals(claims.get("email_verified"));
    }

    private static Map<String, String> claims(APIGatewayV2HTTPEvent event) {
        return Optional.ofNullable(event.getRequestContext())
                .flatMap(context -> Optional.ofNullable(context.getAuthorizer()))
                .flatMap(authorizer -> Optional.ofNullable(authorizer.getJwt()))
                .flatMap(jwt -> Optional.ofNullable(jwt.getClaims()))
                .orElse(Map.of());
    }
}
