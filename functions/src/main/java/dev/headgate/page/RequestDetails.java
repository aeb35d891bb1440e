package dev.headgate.page;

import dev.headgate.approval.ApprovalRequest;
import dev.headgate.approval.Background;
import dev.headgate.approval.Question;
import dev.headgate.approval.Standing;
import dev.headgate.approval.Wording;
import dev.headgate.asker.Asker;
import dev.headgate.config.Gate;
import dev.headgate.deployment.GateDecision;
import dev.headgate.deployment.RevisionChange;
import dev.headgate.release.Release;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All that is known of a question, in one card for each thing an approver wants to know. */
final class RequestDetails {

    private RequestDetails() {}

    /** What the decision turns on comes first: before traffic that is green, and at the end what the judge has seen. */
    static Html of(ApprovalRequest request) {
        Question question = request.question();
        Html changes = card("What changes", changes(question));
        Html origin = card("Where it comes from", origin(question, request.asker()));
        Html seen = isAnythingSeen(question) ? card("Seen so far", evidence(question)) : Html.NOTHING;
        Html people = card("Who decides", ApproverList.of(request));
        List<Html> cards = switch (question.gate()) {
            case DEPLOYMENT -> List.of(changes, origin, shift(question), seen, people);
            case TRAFFIC -> List.of(changes, seen, shift(question), origin, people);
            case FINISH -> List.of(seen, changes, origin, people);
        };
        return Html.join(cards);
    }

    private static Html card(String title, Html content) {
        return Html.of("<section class=\"card\">\n<h2>{}</h2>\n{}\n</section>", title, content);
    }

    private static Html changes(Question question) {
        boolean done = question.gate() == Gate.Before.FINISH;
        return Html.of(
                """
                <div class="pair">
                <div class="side now"><span>{}</span>{}</div>
                <div class="side next"><span>{}</span>{}</div>
                </div>
                {}""",
                done ? "Served before" : "Serves now",
                question.standing()
                        .serving()
                        .map(it -> ImageName.serving(it, question.release().image())
                                .html())
                        .orElse(Html.text("Not known")),
                done ? "Serves now" : "Would serve",
                ImageName.of(question.release().image()).html(),
                besidesTheImage(question));
    }

    private static Html besidesTheImage(Question question) {
        if (question.standing().changes().isEmpty()) {
            return question.standing().serving().isEmpty()
                    ? Html.NOTHING
                    : Html.of("<p class=\"lede\">Nothing: this very revision serves now.</p>");
        }
        List<RevisionChange> others = Wording.besidesTheImage(question);
        return others.isEmpty()
                ? Html.of("<p class=\"lede\">The image, and nothing else of the task definition.</p>")
                : Html.of(
                        "<p class=\"lede\">Besides the image, the task definition changes:</p><ul class=\"changes\">{}</ul>",
                        Html.join(others.stream().map(RequestDetails::change).toList()));
    }

    private static Html change(RevisionChange change) {
        String kind = switch (change.kind()) {
            case ADDED -> "added";
            case CHANGED -> "changed";
            case REMOVED -> "removed";
        };
        return Html.of(
                "<li><span class=\"kind {}\">{}</span> <code>{}</code>{}</li>",
                kind,
                kind,
                change.what(),
                values(change));
    }

    private static Html values(RevisionChange change) {
        if (change.before().isEmpty() && change.after().isEmpty()) {
            return Html.of("<small>Its value is not shown.</small>");
        }
        Html before = change.before().map(it -> Html.of("<code>{}</code>", it)).orElse(Html.NOTHING);
        Html after = change.after().map(it -> Html.of("<code>{}</code>", it)).orElse(Html.NOTHING);
        boolean both = change.before().isPresent() && change.after().isPresent();
        return Html.of("<small>{}{}{}</small>", before, both ? " to " : "", after);
    }

    private static Html origin(Question question, Optional<Asker> asker) {
        Release release = question.release();
        List<Html> rows = new ArrayList<>();
        rows.add(row("Reason", Html.text(release.reason())));
        release.override().ifPresent(it -> rows.add(row("Overrides", Html.text(it.inWords()))));
        rows.add(row(
                "Requested by",
                Html.of(
                        "{}<small>As its input says, {}</small>",
                        release.requestedBy(),
                        Wording.time(release.requestedAt()))));
        asker.ifPresent(it -> rows.add(row("Asked by", Html.text(it.inWords()))));
        Background background = Wording.background(question);
        rows.add(row("Commit", known(release.commit().map(it -> commit(it, background.commitUrl())))));
        rows.add(row("Author", known(release.author().map(Html::text))));
        background
                .compareUrl()
                .ifPresent(page -> rows.add(row("Compare", link(page, "All changes since what serves now"))));
        rows.add(row("Service", Html.text(question.service())));
        rows.add(row("Environment", environment(question.place())));
        background.earlier().forEach(it -> rows.add(row("Before, in " + it.name(), Html.text(it.text()))));
        rows.add(row("Comes next", Html.text(Wording.following(question))));
        return Html.of("<dl>\n{}\n</dl>", Html.join(rows));
    }

    private static Html commit(String commit, Optional<String> page) {
        Html name = Html.of("<code>{}</code>", commit);
        return page.map(it -> Html.of("<a href=\"{}\" rel=\"noreferrer\">{}</a>", it, name))
                .orElse(name);
    }

    /** Only addresses that are made of the configuration's and AWS's own words get here. */
    private static Html link(String page, String words) {
        return Html.of("<a href=\"{}\" rel=\"noreferrer\">{}</a>", page, words);
    }

    private static boolean isAnythingSeen(Question question) {
        Standing standing = question.standing();
        return !standing.evidence().isEmpty()
                || Wording.background(question).testUrl().isPresent()
                || standing.judged().isPresent()
                || question.judge().isPresent();
    }

    private static Html known(Optional<Html> value) {
        return value.orElse(Html.of("<span class=\"lede\">Not known</span>"));
    }

    private static Html evidence(Question question) {
        List<Html> rows = new ArrayList<>();
        Wording.background(question).testUrl().ifPresent(page -> rows.add(row("Open green", link(page, page))));
        question.standing().evidence().forEach(fact -> rows.add(row(fact.name(), Html.text(fact.text()))));
        question.judge().ifPresent(said -> rows.add(row("Canary judge", Html.text(Wording.capitalized(said)))));
        Html chart = question.standing().judged().map(EvidenceChart::of).orElse(Html.NOTHING);
        return Html.of("{}{}", rows.isEmpty() ? Html.NOTHING : Html.of("<dl>\n{}\n</dl>", Html.join(rows)), chart);
    }

    private static Html row(String name, Html value) {
        return Html.of("<div><dt>{}</dt><dd>{}</dd></div>", name, value);
    }

    private static Html environment(Question.Place place) {
        return Html.of("{}<small>Account {}, {}</small>", place.environment(), place.account(), place.region());
    }

    private static Html shift(Question question) {
        Html shift = Html.of(
                "<p>{}.</p>{}{}<p class=\"lede\">{}.</p>",
                Wording.capitalized(Wording.shift(question.strategy())),
                TrafficSketch.of(question.strategy(), question.bake()),
                TrafficSketch.legend(question.bake()),
                Wording.capitalized(Wording.expectedDuration(question)));
        return card("How it goes", shift);
    }

    /** Decisions at the deployment's other gates. */
    static Html earlier(List<GateDecision> decisions) {
        return Html.join(decisions.stream()
                .map(it -> Html.of("<p class=\"lede\">Before: {}.</p>", Wording.decision(it)))
                .toList());
    }
}
