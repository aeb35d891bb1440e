package dev.headgate.approval;

import dev.headgate.deployment.GateDecision;
import dev.headgate.release.Release;
import java.util.ArrayList;
import java.util.List;

/** All that is known of a question, as a list of names and values. */
final class RequestDetails {

    private RequestDetails() {}

    static Html of(Question question) {
        Release release = question.release();
        List<Html> rows = new ArrayList<>();
        rows.add(row("Image", image(question)));
        question.serving().ifPresent(image -> rows.add(row("Serving now", Html.of("<code>{}</code>", image))));
        rows.add(row("Service", Html.text(question.service())));
        rows.add(row("Environment", environment(question.place())));
        rows.add(row("Reason", Html.text(release.reason())));
        rows.add(row(
                "Requested by",
                Html.of("{}<small>{}</small>", release.requestedBy(), Wording.time(release.requestedAt()))));
        rows.add(row("Traffic shift", shift(question)));
        question.judge().ifPresent(said -> rows.add(row("Canary judge", Html.text(said))));
        if (!question.earlier().isEmpty()) {
            rows.add(row("Decided before", earlier(question.earlier())));
        }
        rows.add(row("Asked", Html.text(String.join(", ", question.approvers()))));
        return Html.of("<dl>\n{}\n</dl>", Html.join(rows));
    }

    private static Html row(String name, Html value) {
        return Html.of("<div><dt>{}</dt><dd>{}</dd></div>", name, value);
    }

    private static Html image(Question question) {
        return Html.of(
                "<code class=\"tag\">{}</code><small><code>{}</code></small>",
                Wording.image(question),
                question.release().image().digest());
    }

    private static Html environment(Question.Place place) {
        return Html.of("{}<small>Account {}, {}</small>", place.environment(), place.account(), place.region());
    }

    private static Html shift(Question question) {
        return Html.of(
                "{}{}{}<small>{}</small>",
                Wording.capitalized(Wording.shift(question.strategy())),
                TrafficSketch.of(question.strategy(), question.bake()),
                TrafficSketch.legend(question.bake()),
                Wording.capitalized(Wording.expectedDuration(question)));
    }

    private static Html earlier(List<GateDecision> decisions) {
        return Html.join(
                decisions.stream().map(it -> Html.text(Wording.decision(it))).toList());
    }
}
