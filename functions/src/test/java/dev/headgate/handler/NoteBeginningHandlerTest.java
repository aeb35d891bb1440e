package dev.headgate.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.handler.NoteBeginningHandler.Beginning;
import dev.headgate.handler.NoteBeginningHandler.Output;
import dev.headgate.testing.Scene;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class NoteBeginningHandlerTest {

    private final Scene scene = new Scene();
    private final NoteBeginningHandler handler = new NoteBeginningHandler(scene.store);

    @Test
    void aPipelinesExecutionIsAsOldAsItsBeginning() {
        assertThat(note(Scene.NINE)).isEqualTo(new Output("e-1"));

        assertThat(scene.store.beginning("web", "e-1")).contains(Scene.NINE);
        assertThat(scene.store.beginning("web", "e-2")).isEmpty();
    }

    @Test
    void anEventThatComesTwiceChangesNothing() {
        note(Scene.NINE);

        assertThat(note(Scene.NINE.plusSeconds(60))).isEqualTo(new Output("e-1"));
        assertThat(scene.store.beginning("web", "e-1")).contains(Scene.NINE);
    }

    private Output note(Instant at) {
        return handler.handle(new Beginning("Beginning", "web", "e-1", at));
    }
}
