package dev.headgate.page;

import java.net.URI;
import java.util.Optional;

/** The pages that tell of no question, and so can be shown to anybody. */
public final class Notice {

    private Notice() {}

    public static String unknown() {
        return notice(
                "Nothing to decide here",
                "This link leads to no question. Check that all of it was copied from the e-mail; a question is forgotten"
                        + " some time after its last day.");
    }

    public static String notTheirs() {
        return notice(
                "Not your link",
                "This link was sent to somebody else than who has signed in. Open the one from your own e-mail, or sign in"
                        + " as the one whom this was sent to. What your sign-in calls you must be your name or address in"
                        + " headgate.yaml letter for letter, and an address must be one that it has verified.");
    }

    /** For a browser that follows no redirect. */
    static String elsewhere() {
        return notice("Sign in", "You are being led on. If you are not, open the link from your e-mail again.");
    }

    public static String signInRefused(String why) {
        return notice(
                "You are not signed in",
                "The sign-in has not come to its end: " + why
                        + ". Open the link from your e-mail again, in the browser that you" + " sign in with.");
    }

    public static String signedOut() {
        return notice(
                "You are not signed in any more",
                "Nothing was decided. Open the link from your e-mail again: after half an hour you are asked once more who you"
                        + " are.");
    }

    static String nobodySignedIn() {
        return notice(
                "Nobody is signed in", "This browser does not know who you are; there is nothing to sign out of.");
    }

    /** @param issuers where a browser signs out of the issuer; https, or empty where that is not known */
    static String signOut(Optional<URI> issuers) {
        String title = "You are signed out";
        return PageLayout.of(
                title,
                Html.of(
                        "<section class=\"card\"><h1>{}</h1><p>This browser has forgotten who you are: the next link asks again."
                                + " Where you have signed in may still know you, and may then let you in without asking{}</p></section>",
                        title,
                        issuers.map(it -> Html.of(": <a href=\"{}\" rel=\"noreferrer\">sign out there too</a>.", it))
                                .orElse(Html.of(": sign out there too, if others use this browser."))));
    }

    public static String issuerUnavailable() {
        return notice(
                "You cannot sign in now",
                "Where you sign in does not answer as it should. Nothing was decided. Open the link again in a moment.");
    }

    public static String notAskedAnyMore() {
        return notice(
                "You are not asked any more",
                "You have been taken out of those who decide this since it was sent to you. What you answered before, if you"
                        + " did, does not count any more. Whoever looks after headgate.yaml knows why.");
    }

    public static String tooLarge() {
        return notice("Too much", "That was more than the form holds. Open the link again and shorten the comment.");
    }

    public static String notAForm() {
        return notice("Not the form", "A decision is taken from the form of this page only. Open the link again.");
    }

    public static String notAllowed() {
        return notice("Not possible", "This page can be opened, and its form can be sent: nothing else.");
    }

    /** For trouble that is ours; whether a decision was stored is not known. */
    public static String unavailable() {
        return notice(
                "That did not work",
                "The trouble is on our side, and it is not certain whether a decision was stored."
                        + " Open the link again in a moment: it shows what stands.");
    }

    static String late(String title, String text) {
        return PageLayout.of(
                title,
                Html.of(
                        "<section class=\"card\"><span class=\"badge late\">Closed</span><h1>{}</h1><p>{}</p></section>",
                        title,
                        text));
    }

    private static String notice(String title, String text) {
        return PageLayout.of(title, Html.of("<section class=\"card\"><h1>{}</h1><p>{}</p></section>", title, text));
    }
}
