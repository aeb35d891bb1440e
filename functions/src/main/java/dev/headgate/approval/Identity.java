package dev.headgate.approval;

/** Who opens a link, as far as the page is told. */
public sealed interface Identity {

    /** Approvers do not sign in here: the link alone says who they are. */
    record NotAsked() implements Identity {}

    /** Someone who has signed in, by the claim of their token that names them. */
    record SignedIn(String name) implements Identity {}

    /** Someone who should have signed in, and has not. */
    record Nobody() implements Identity {}

    /** Whether they may use the link of this approver. */
    default boolean is(Approver approver) {
        return switch (this) {
            case NotAsked() -> true;
            case SignedIn(String name) -> approver.isCalled(name);
            case Nobody() -> false;
        };
    }
}
