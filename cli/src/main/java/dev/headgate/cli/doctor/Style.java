package dev.headgate.cli.doctor;

/**
 * How a report is written.
 *
 * @param coloured whether a terminal shows it that draws colours
 */
record Style(Marks marks, boolean coloured) {

    private static final String GREEN = "38;5;35";
    private static final String RED = "1;38;5;167";
    private static final String ORANGE = "1;38;5;172";
    private static final String BLUE = "38;5;33";
    private static final String GREY = "38;5;244";
    private static final String BOLD = "1";

    String mark(Result result) {
        return ink(
                switch (result) {
                    case Result.Fine fine -> GREEN;
                    case Result.Fault fault -> RED;
                    case Result.Advice advice -> BLUE;
                    case Result.NotApplicable none -> GREY;
                    case Result.CannotTell unknown -> ORANGE;
                },
                marks.of(result));
    }

    /** All marks are equally wide. */
    String blankMark() {
        return " ".repeat(marks.cure().length());
    }

    String cure() {
        return ink(BLUE, marks.cure());
    }

    String heading(String text) {
        return ink(BOLD, text);
    }

    private String ink(String code, String text) {
        return coloured ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
