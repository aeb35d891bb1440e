package dev.headgate.cli.doctor;

import dev.headgate.cli.terminal.Ink;

/** How a report is written. */
record Style(Marks marks, Ink ink) {

    String mark(Result result) {
        String mark = marks.of(result);
        return switch (result) {
            case Result.Fine fine -> ink.green(mark);
            case Result.Fault fault -> ink.red(mark);
            case Result.Advice advice -> ink.blue(mark);
            case Result.NotApplicable none -> ink.grey(mark);
            case Result.CannotTell unknown -> ink.orange(mark);
        };
    }

    /** All marks are equally wide. */
    String blankMark() {
        return " ".repeat(marks.cure().length());
    }

    String cure() {
        return ink.blue(marks.cure());
    }

    String heading(String text) {
        return ink.bold(text);
    }
}
