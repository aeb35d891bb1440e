package dev.headgate.cli.demo;

import dev.headgate.cli.picture.Snapshot.Link;
import dev.headgate.cli.picture.Snapshot.Question;
import dev.headgate.cli.picture.View;
import dev.headgate.cli.picture.Watched;
import java.io.PrintWriter;
import java.util.HashSet;
import java.util.Set;

/** Writes each new question once, with its links; for runs without a screen. */
final class QuestionsView implements View {

    private final PrintWriter out;
    private final RunObserver run;
    private final Set<Question> shown = new HashSet<>();

    /** @param dashboard its URL, which is told first */
    QuestionsView(PrintWriter out, String dashboard, RunObserver run) {
        this.out = out;
        this.run = run;
        out.println("Dashboard: " + dashboard);
        out.flush();
    }

    @Override
    public void changed(Watched unused) {
        if (!run.isSomebodyAsked()) {
            return;
        }
        for (Question question : run.questions()) {
            if (shown.add(question)) {
                out.println(question.subject() + " Open one of:");
                for (Link link : question.links()) {
                    out.println("  " + link.url() + "  (" + link.approver() + ")");
                }
                out.flush();
            }
        }
    }
}
