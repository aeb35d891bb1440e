package dev.headgate.page;

import dev.headgate.asker.Asker;
import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.WindowWait;
import dev.headgate.deployment.window.WindowRule;
import dev.headgate.notification.ConsoleLinks;
import dev.headgate.release.Image;
import dev.headgate.release.Release;
import dev.headgate.status.Phase;
import dev.headgate.status.Status;
import dev.headgate.text.DurationWords;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The status as HTML for a dashboard. Everything in it that somebody else wrote is escaped. */
public final class StatusHtml {

    private final Instant now;

    private StatusHtml(Instant now) {
        this.now = now;
    }

    /**
     * What a dashboard shows.
     *
     * @param dark whether the dashboard is
     */
    public static String of(Status status, Instant now, boolean dark) {
        return StatusStyle.page(new StatusHtml(now).sections(status), dark).toString();
    }

    private Html sections(Status status) {
        return Html.join(List.of(
                section(
                        "On its way",
                        "Nothing is being deployed.",
                        List.of("Deployment", "Image", "Traffic on green", "Waits for"),
                        status.ongoing(),
                        this::ongoing),
                section(
                        "Deployed",
                        "No service is configured.",
                        List.of("Service", "Environment", "Image", "Since", "Asked for by", "Releases"),
                        status.places(),
                        this::place),
                section(
                        "Ended lately",
                        "Nothing has ended yet.",
                        List.of("Deployment", "Image", "Outcome", "Why", "When"),
                        status.ended(),
                        this::ended)));
    }

    private static <T> Html section(
            String title, String nothing, List<String> columns, List<T> entries, Function<T, Html> row) {
        Html content = entries.isEmpty()
                ? Html.of("<p>{}</p>", nothing)
                : Html.of("<table><tr>{}</tr>{}</table>", headings(columns), rows(entries, row));
        return Html.of("<h3>{}</h3>{}", title, content);
    }

    private static Html headings(List<String> columns) {
        return Html.join(columns.stream().map(it -> Html.of("<th>{}</th>", it)).toList());
    }

    private static <T> Html rows(List<T> entries, Function<T, Html> row) {
        return Html.join(entries.stream().map(row).toList());
    }

    private Html ongoing(Status.Ongoing it) {
        return cells(
                Html.of(
                        "{}<small>{}</small>",
                        name(it.deployment()),
                        it.question().isPresent()
                                ? "waits for an answer"
                                : closed(it).isPresent()
                                        ? "is closed for releases"
                                        : it.phase().words()),
                image(it.deployment()),
                StatusStyle.bar(it.phase().greenPercent(it.deployment(), now)),
                it.question()
                        .map(this::waiting)
                        .or(() -> closed(it).map(wait -> opening(it.deployment(), wait)))
                        .orElse(Html.of("nobody")));
    }

    private static Optional<WindowWait> closed(Status.Ongoing it) {
        boolean rollsBack = it.phase() == Phase.ROLLING_BACK || it.phase() == Phase.NEEDS_HUMAN;
        return it.deployment().windowWait().filter(wait -> wait.isWaiting() && !rollsBack);
    }

    private static Html opening(Deployment deployment, WindowWait wait) {
        return Html.of(
                "{}<small>{}</small>",
                WindowRule.time(
                        wait.until(), deployment.plan().environment().rules().windows()),
                wait.why());
    }

    private Html waiting(Status.Asked asked) {
        return Html.of(
                "<b class=\"late\">{}</b><small>for another {}</small>",
                asked.missing() == 1
                        ? String.join(" or ", asked.approvers())
                        : asked.missing() + " of " + String.join(", ", asked.approvers()),
                lasting(Duration.between(now, asked.until())));
    }

    private Html place(Status.Place it) {
        Optional<Deployment> deployed = it.deployed();
        return cells(
                Html.text(it.service()),
                Html.text(it.environment()),
                deployed.map(StatusHtml::image).orElse(Html.of("not by Headgate yet")),
                deployed.flatMap(Deployment::closing).map(how -> ago(how.at())).orElse(Html.of("")),
                deployed.map(last -> asked(last.plan().release(), it.asker())).orElse(Html.of("")),
                it.closed().map(StatusHtml::closed).orElse(Html.of("open")));
    }

    private static Html closed(Status.Closed it) {
        String until = it.until()
                .map(opens -> "closed until " + WindowRule.time(opens, it.zone()))
                .orElse("closed");
        return Html.of("<b class=\"late\">{}</b><small>{}</small>", until, it.why());
    }

    /** What IAM knows comes first; what an input says is a claim. */
    private static Html asked(Release release, Optional<Asker> asker) {
        return asker.map(it -> Html.of("{}<small>{}, as its input says</small>", it.inWords(), release.requestedBy()))
                .orElseGet(() -> Html.of("{}<small>as its input says</small>", release.requestedBy()));
    }

    private Html ended(Status.Ended it) {
        return cells(
                name(it.deployment()),
                image(it.deployment()),
                StatusStyle.outcome(it.outcome()),
                Html.text(it.reason()),
                ago(it.at()));
    }

    private static Html cells(Html... cells) {
        return Html.of(
                "<tr>{}</tr>",
                Html.join(Stream.of(cells)
                        .map(cell -> Html.of("<td>{}</td>", cell))
                        .toList()));
    }

    /** Leads to the execution, which shows every step. */
    private static Html name(Deployment deployment) {
        return Html.of(
                "<a href=\"{}\">{} in {}</a>",
                ConsoleLinks.execution(deployment.executionArn()),
                deployment.plan().release().service(),
                deployment.plan().environment().name());
    }

    private static Html image(Deployment deployment) {
        Image image = deployment.plan().release().image();
        return Html.of("{}<small>{}</small>", image.tag().orElse("no tag"), image.shortDigest());
    }

    private Html ago(Instant then) {
        return Html.of("<time>{} ago</time>", lasting(Duration.between(then, now)));
    }

    /** To the minute, since nobody looks at a dashboard for seconds. */
    private static String lasting(Duration duration) {
        return DurationWords.inFull(duration.truncatedTo(ChronoUnit.MINUTES));
    }
}
