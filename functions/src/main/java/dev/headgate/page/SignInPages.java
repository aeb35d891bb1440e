package dev.headgate.page;

import dev.headgate.approval.Identity;
import dev.headgate.approval.LinkId;
import dev.headgate.signin.CodeFlow;
import dev.headgate.signin.IssuerException;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** What a browser meets around the question where approvers have to sign in. */
record SignInPages(CodeFlow flow) {

    /** Whether the issuer has sent the browser back with this. */
    static boolean isBack(PageRequest event) {
        return event.path().filter(CodeFlow.CALLBACK::equals).isPresent();
    }

    /** Whether somebody wants the browser to forget who they are. */
    static boolean isOut(PageRequest event) {
        return event.path().filter(CodeFlow.SIGN_OUT::equals).isPresent();
    }

    Identity identity(PageRequest event) {
        return flow.nameIn(event.cookies())
                .<Identity>map(Identity.SignedIn::new)
                .orElse(new Identity.Nobody());
    }

    /** To the issuer, and from there to the link again. */
    Page start(LinkId link) {
        CodeFlow.Start start = flow.start("/a/" + link.value());
        return Page.seeOther(start.location(), "SignIn", List.of(start.cookie()));
    }

    /** To the link, by whoever the issuer says that it is; the link is shown by who that is, as any is. */
    Page back(PageRequest event) {
        return switch (flow.end(event.query(), event.cookies())) {
            case CodeFlow.End.SignedIn(String path, List<String> cookies) -> Page.seeOther(path, "SignedIn", cookies);
            case CodeFlow.End.Refused(String why) -> new Page(403, Notice.signInRefused(why), "SignInRefused: " + why);
        };
    }

    /**
     * Has the browser forget who has signed in. Another site's form brings no session along (SameSite), and so takes none away.
     */
    Page out(PageRequest event) {
        return flow.nameIn(event.cookies()).isEmpty()
                ? new Page(200, Notice.nobodySignedIn(), "NoSession")
                : new Page(
                        200,
                        Notice.signOut(issuersSignOut()),
                        "SignOut",
                        Optional.empty(),
                        Optional.empty(),
                        flow.forgotten());
    }

    /** An issuer that is out keeps nobody signed in here. */
    private Optional<URI> issuersSignOut() {
        try {
            return flow.issuersSignOut();
        } catch (IssuerException unknown) {
            return Optional.empty();
        }
    }

    /** Who decides with this browser, and how they stop; the page as it is for anybody else. */
    static Page signed(Page page, Identity identity) {
        return identity instanceof Identity.SignedIn(String name) ? page.with(Html.of("""
                        <footer>Signed in as <strong>{}</strong>\
                        <form class="sign-out" method="post" action="/sign-out"><button type="submit">Sign out</button></form>\
                        </footer>""", name)) : page;
    }
}
