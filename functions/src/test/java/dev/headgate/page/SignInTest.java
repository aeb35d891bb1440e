package dev.headgate.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.headgate.approval.Identity;
import dev.headgate.testing.ApprovalScene;
import dev.headgate.testing.ExampleQuestion;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The API in front of the page has a JWT authorizer, and the claim {@code email} says who has signed in. */
class SignInTest {

    private static final String APPROVE =
            "shown=" + ExampleQuestion.question().digest() + "&decision=APPROVED&environment=prod";

    private final ApprovalScene scene = new ApprovalScene().asked();
    private final ApprovalPageHandler handler =
            new ApprovalPageHandler(scene.decisions, scene.clock, Optional.of("email"), line -> {});

    @ParameterizedTest
    @ValueSource(strings = {"alice@example.com", "Alice@Example.COM", "alice"})
    void letsApproversUseTheirOwnLink(String email) {
        assertThat(send("GET", verified(email)).getStatusCode()).isEqualTo(200);
        assertThat(send("POST", verified(email)).getStatusCode()).isEqualTo(200);
        assertThat(scene.answers).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bob@example.com", "alice@example.org", "mallory", " "})
    void refusesALinkThatIsSomebodyElses(String email) {
        for (String method : new String[] {"GET", "HEAD", "POST"}) {
            APIGatewayV2HTTPResponse response = send(method, verified(email));

            assertThat(response.getStatusCode()).isEqualTo(403);
            assertThat(response.getBody())
                    .doesNotContain("Release web")
                    .doesNotContain("1.4.0")
                    .doesNotContain("alice");
        }
        assertThat(scene.answers).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t"})
    void takesABlankClaimForNobody(String email) {
        assertThat(ApprovalIdentity.of(event("GET", verified(email)), Optional.of("email")))
                .isEqualTo(new Identity.Nobody());
    }

    @Test
    void refusesWhoeverHasNotSignedIn() {
        assertThat(send("POST", Map.of()).getStatusCode()).isEqualTo(403);
        assertThat(send("POST", Map.of("sub", "alice@example.com")).getStatusCode())
                .isEqualTo(403);
        APIGatewayV2HTTPEvent bare = event("POST", Map.of());
        bare.getRequestContext().setAuthorizer(new RequestContext.Authorizer());
        assertThat(handler.handle(bare).getStatusCode()).isEqualTo(403);
        assertThat(scene.answers).isEmpty();
    }

    @Test
    void takesABlankClaimForNobody() {
        assertThat(ApprovalIdentity.of(event("GET", Map.of("username", " ")), Optional.of("username")))
                .isEqualTo(new Identity.Nobody());
        assertThat(ApprovalIdentity.of(event("GET", Map.of("username", "alice")), Optional.of("username")))
                .isEqualTo(new Identity.SignedIn("alice"));
    }

    /** Each passes for alice where letters are compared as Java does without their case, or as people see them. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "al\u0131ce@example.com",
                "al\u0130ce@example.com",
                "ALI\u0421E@example.com",
                "\uff41lice@example.com",
                "alice@\uff45xample.com",
                "alice@example\uff0ecom",
                "alice@example.com.",
                "alice@example.com ",
                " alice@example.com",
                "alice@example.com\u200b",
                "a\u00adlice@example.com",
                "alice@xn--exmple-qxa.com",
                "alice\u0000",
                "alice+x@example.com"
            })
    void refusesWhoeverOnlyLooksLikeTheApprover(String email) {
        assertThat(send("GET", verified(email)).getStatusCode()).isEqualTo(403);
        assertThat(send("POST", verified(email)).getStatusCode()).isEqualTo(403);
        assertThat(scene.answers).isEmpty();
        assertThat(scene.stored().decisions()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"false", "FALSE", "0", "no", "", " false ", "True", "TRUE", "true ", "1", "yes", "[true]"})
    void refusesAnAddressThatIsNotExactlyVerified(String verified) {
        assertThat(send("POST", Map.of("email", "alice@example.com", "email_verified", verified))
                        .getStatusCode())
                .isEqualTo(403);
        assertThat(scene.answers).isEmpty();
    }

    @Test
    void refusesAnAddressOfWhichItsIssuerSaysNothing() {
        assertThat(send("POST", Map.of("email", "alice@example.com")).getStatusCode())
                .isEqualTo(403);
        assertThat(send("POST", verified("alice@example.com")).getStatusCode()).isEqualTo(200);
    }

    @Test
    void takesAnotherClaimAsItIs() {
        ApprovalPageHandler byName =
                new ApprovalPageHandler(scene.decisions, scene.clock, Optional.of("username"), line -> {});

        assertThat(byName.handle(event("GET", Map.of("username", "alice"))).getStatusCode())
                .isEqualTo(200);
        assertThat(byName.handle(event("GET", Map.of("username", "bob", "email", "alice@example.com")))
                        .getStatusCode())
                .isEqualTo(403);
    }

    @Test
    void saysOfAnUnknownLinkWhatItAlwaysSays() {
        APIGatewayV2HTTPEvent event = event("GET", Map.of("email", "bob@example.com"));
        event.setRawPath("/a/c2FtcGxlLWxpbmstaWQtMQ");

        assertThat(handler.handle(event).getStatusCode()).isEqualTo(404);
    }

    @Test
    void asksForNoClaimWhereApproversDoNotSignIn() {
        ApprovalPageHandler open = new ApprovalPageHandler(scene.decisions, scene.clock, Optional.empty(), line -> {});

        assertThat(open.handle(event("GET", Map.of("email", "bob@example.com"))).getStatusCode())
                .isEqualTo(200);
    }

    private static Map<String, String> verified(String email) {
        return Map.of("email", email, "email_verified", "true");
    }

    private APIGatewayV2HTTPResponse send(String method, Map<String, String> claims) {
        return handler.handle(event(method, claims));
    }

    private APIGatewayV2HTTPEvent event(String method, Map<String, String> claims) {
        return APIGatewayV2HTTPEvent.builder()
                .withRawPath("/a/" + scene.linkOf("alice").value())
                .withHeaders(Map.of("content-type", "application/x-www-form-urlencoded"))
                .withBody(APPROVE)
                .withRequestContext(RequestContext.builder()
                        .withHttp(
                                RequestContext.Http.builder().withMethod(method).build())
                        .withAuthorizer(RequestContext.Authorizer.builder()
                                .withJwt(RequestContext.Authorizer.JWT
                                        .builder()
                                        .withClaims(claims)
                                        .build())
                                .build())
                        .build())
                .build();
    }
}
