package dev.headgate.simulator.scenario;

import dev.headgate.page.PageResponse;
import dev.headgate.simulator.installation.World;
import dev.headgate.simulator.tooling.Mail;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The people behind the approvers' mailboxes: they open the link in the mail, read, type, and press a button. */
public final class Approvers {

    private static final Pattern LINK = Pattern.compile("https?://\\S+/a/[A-Za-z0-9_-]+");
    private static final Pattern SHOWN = Pattern.compile("name=\"shown\" value=\"([0-9a-f]{64})\"");
    private static final Pattern SUBJECT = Pattern.compile(".* in (\\S+)\\?");

    private static final int UNAVAILABLE = 503;
    private static final Duration RELOADS_AFTER = Duration.ofSeconds(20);

    private final World world;
    private final Visitor visitor;
    private final Manner manner;
    private final RandomGenerator random;

    /** What they do with a question. */
    public enum Manner {
        APPROVE,
        REJECT,
        /** Nobody reads their mail. */
        IGNORE
    }

    public Approvers(World world, Manner manner, RandomGenerator random) {
        this.world = world;
        this.visitor = Visitor.signedIn(world);
        this.manner = manner;
        this.random = random;
    }

    /** From now on they read their mail. */
    public void watchMail() {
        world.tooling().sns().onMail(mail -> linkIn(mail).ifPresent(link -> answerLater(mail, link)));
    }

    /** The link to the approval page in a mail, if it has one. */
    public static Optional<URI> linkIn(Mail mail) {
        Matcher matcher = LINK.matcher(mail.body());
        return matcher.find() ? Optional.of(URI.create(matcher.group())) : Optional.empty();
    }

    /** The environment that a question is about, as its subject says. */
    public static Optional<String> environmentOf(Mail mail) {
        Matcher matcher = SUBJECT.matcher(mail.subject());
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** What the page's form sends along by itself: which question it showed. */
    public static Optional<String> shownBy(String page) {
        Matcher matcher = SHOWN.matcher(page);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private void answerLater(Mail mail, URI link) {
        if (manner == Manner.IGNORE) {
            return;
        }
        Duration reading = Duration.ofSeconds(random.nextInt(40, 240));
        world.loop().after(reading, mail.to() + " decides", () -> world.browse(() -> answer(mail, link)));
    }

    private void answer(Mail mail, URI link) {
        PageResponse page = visitor.get(link);
        if (page.status() == UNAVAILABLE) {
            reloadLater(mail, link);
            return;
        }
        Optional<String> shown = shownBy(page.html());
        if (page.status() != 200 || shown.isEmpty()) {
            return;
        }
        String environment = environmentOf(mail)
                .orElseThrow(() -> new IllegalStateException("No environment in the subject: " + mail.subject()));
        boolean approve = manner == Manner.APPROVE;
        PageResponse answer = visitor.post(
                link,
                Map.of(
                        "shown",
                        shown.get(),
                        "decision",
                        approve ? "APPROVED" : "REJECTED",
                        "comment",
                        approve ? "" : "not before the holidays",
                        "environment",
                        environment));
        if (answer.status() == UNAVAILABLE) {
            reloadLater(mail, link);
        }
    }

    /** A person whose page says that something broke tries again. */
    private void reloadLater(Mail mail, URI link) {
        world.loop().after(RELOADS_AFTER, mail.to() + " tries again", () -> world.browse(() -> answer(mail, link)));
    }
}
