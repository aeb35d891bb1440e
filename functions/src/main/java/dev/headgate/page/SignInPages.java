package dev.headgate.page;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import dev.headgate.approval.Identity;
import dev.headgate.approval.LinkId;
import dev.headgate.signin.CodeFlow;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a browser meets around the question where approvers have to sign in. */
record SignInPages(CodeFlow flow) {

    /** Whether the issuer has sent the browser back with this. */
    static boolean isBack(APIGatewayV2HTTPEvent event) {
        return CodeFlow.CALLBACK.equals(event.getRawPath());
    }

    Identity identity(APIGatewayV2HTTPEvent event) {
        return flow.nameIn(cookies(event)).<Identity>map(Identity.SignedIn::new).orElse(new Identity.Nobody());
    }

    /** To the issuer, and from there to the link again. */
    Page start(LinkId link) {
        CodeFlow.Start start = flow.start("/a/" + link.value());
        return Page.seeOther(start.location(), "SignIn", List.of(start.cookie()));
    }

    /** To the link, by whoever the issuer says that it is; the link is shown by who that is, as any is. */
    Page back(APIGatewayV2HTTPEvent event) {
        Map<String, String> query =
                Optional.ofNullable(event.getQueryStringParameters()).orElse(Map.of());
        return switch (flow.end(query, cookies(event))) {
            case CodeFlow.End.SignedIn(String path, List<String> cookies) -> Page.seeOther(path, "SignedIn", cookies);
            case CodeFlow.End.Refused(String why) -> new Page(403, Notice.signInRefused(why), "SignInRefused: " + why);
        };
    }

    private static List<String> cookies(APIGatewayV2HTTPEvent event) {
        return Optional.ofNullable(event.getCookies()).orElse(List.of());
    }
}
