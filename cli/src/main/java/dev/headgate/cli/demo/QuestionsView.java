package dev.headgate.cli.demo;

import dev.headgate.cli.demo.Snapshot.Link;
import dev.headgate.cli.demo.Snapshot.Question;
import java.io.PrintWriter;
import java.util.HashSet;
import java.util.Set;

/** Writes each new question once, with its links; for runs without a screen. */
final class QuestionsView implements View {

    private final PrintWriter out;
    private final Set<Question> shown = new HashSet<>();

    /** @param dashboard its URL, which is told first */
    QuestionsView(PrintWriter out, String dashboard) {
        this.out = out;
        out.println("Dashboard: " + dashboard);
        out.flush();
    }

    @Override
    public void changed(RunObserver run) {
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
