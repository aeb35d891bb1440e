package dev.headgate.status;

import dev.headgate.approval.Html;
import dev.headgate.deployment.Deployment;
import dev.headgate.release.Image;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The status as HTML for a dashboard, which brings its own style for headings and tables. */
public final class StatusHtml {

    private StatusHtml() {}

    /** Everything in it that somebody else wrote is escaped. */
    public static String of(Status status, Instant now) {
        return Html.join(List.of(
                        section(
                                "Being deployed",
                                "Nothing is being deployed.",
                                List.of("Deployment", "Image", "Traffic on green", "Waits for"),
                                status.ongoing(),
                                it -> ongoing(it, now)),
                        section(
                                "Deployed",
                                "No service is configured.",
                                List.of("Service", "Environment", "Image", "Since", "Asked for by"),
                                status.places(),
                                it -> place(it, now)),
                        section(
                                "Ended lately",
                                "Nothing was deployed yet.",
                                List.of("Deployment", "Image", "Outcome", "Why", "When"),
                                status.ended(),
                                it -> ended(it, now))))
                .toString();
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

    private static Html ongoing(Status.Ongoing it, Instant now) {
        return cells(
                name(it.deployment()) + " " + it.phase().words(),
                image(it.deployment()),
                it.phase().weight(),
                it.question()
                        .map(asked -> String.join(" or ", asked.approvers()) + ", for another "
                                + lasting(Duration.between(now, asked.until())))
                        .orElse("nobody"));
    }

    private static Html place(Status.Place it, Instant now) {
        Optional<Deployment> deployed = it.deployed();
        return cells(
                it.service(),
                it.environment(),
                deployed.map(StatusHtml::image).orElse("not by Headgate yet"),
                deployed.flatMap(Deployment::closing)
                        .map(how -> ago(how.at(), now))
                        .orElse(""),
                deployed.map(last -> last.plan().release().requestedBy()).orElse(""));
    }

    private static Html ended(Status.Ended it, Instant now) {
        return cells(
                name(it.deployment()), image(it.deployment()), it.outcome().name(), it.reason(), ago(it.at(), now));
    }

    private static Html cells(String... texts) {
        return Html.of(
                "<tr>{}</tr>",
                Html.join(List.of(texts).stream()
                        .map(text -> Html.of("<td>{}</td>", text))
                        .toList()));
    }

    private static String name(Deployment deployment) {
        return deployment.plan().release().service() + " in "
                + deployment.plan().environment().name();
    }

    private static String image(Deployment deployment) {
        Image image = deployment.plan().release().image();
        return image.tag().map(tag -> tag + " ").orElse("") + image.shortDigest();
    }

    private static String ago(Instant then, Instant now) {
        return lasting(Duration.between(then, now)) + " ago";
    }

    /** In the largest unit that fits. */
    private static String lasting(Duration duration) {
        if (duration.toDays() > 1) {
            return duration.toDays() + " days";
        }
        if (duration.toHours() > 1) {
            return duration.toHours() + " hours";
        }
        return Math.max(1, duration.toMinutes()) + " min";
    }
}
