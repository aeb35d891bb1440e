package dev.headgate.states.seeded.time;

import dev.headgate.json.Json;

/** Knows more of Headgate than how a tree is read. */
final class KnowsAStranger {

    private KnowsAStranger() {}

    static String stranger() {
        return Json.write("stranger");
    }
}
