package dev.headgate.cli.say;

import dev.headgate.cli.installation.Installation;
import dev.headgate.cli.installation.NoAccessException;
import dev.headgate.cli.installation.Reach;
import dev.headgate.cli.installation.Refused;
import dev.headgate.cli.say.Conversation.Heard;
import dev.headgate.table.DynamoDbDeploymentStore;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;
import software.amazon.awssdk.core.exception.SdkException;

/** How a command says something: its words are read, an execution is started, and its answer told. */
final class Speech {

    private final Reach reach;
    private final Voice voice;

    Speech(Reach reach, Voice voice) {
        this.reach = reach;
        this.voice = voice;
    }

    /** Says it, and waits for an answer for so long. */
    int say(Function<Words, Asked> reading, Patience patience) throws InterruptedException {
        return reach.answer(() -> {
            Spoken spoken = speak(reading);
            return spoken.tell(spoken.hear(patience, waited -> {}));
        });
    }

    /** Says it of a deployment that ends by it, and waits for the end. */
    int sayAndFollow(Function<Words, Asked> reading) throws InterruptedException {
        return reach.answer(() -> {
            Spoken spoken = speak(reading);
            Progress progress = new Progress(
                    new DynamoDbDeploymentStore(
                            spoken.installation().clients().dynamoDb(),
                            spoken.installation().table()),
                    spoken.asked().subject(),
                    reach.json() ? line -> {} : reach::say);
            Heard heard = spoken.hear(Patience.END, progress::look);
            Heard ended = heard.with(ended(heard.answer(), spoken.asked(), progress));
            return ended.answer() instanceof Answer.UnderWay ? spoken.tellThatItGoesOn(ended) : spoken.tell(ended);
        });
    }

    /** Who aborts is answered within hours, whether the deployment has ended or not; its record knows more. */
    private static Answer ended(Answer answer, Asked asked, Progress progress) {
        boolean isEnd = answer instanceof Answer.Ended it && it.serving().isEmpty();
        if (!(answer instanceof Answer.Said) && !isEnd) {
            return answer;
        }
        return progress.closing()
                .<Answer>map(it -> Answer.Ended.of(it, answer.why()))
                .orElseGet(() -> asked.aborts() && !isEnd ? new Answer.UnderWay(answer.why()) : answer);
    }

    /**
     * Says it of a service's release, and has that watched to its end, which its execution alone tells: others of the service may
     * come and go meanwhile.
     */
    int sayAndWatch(Function<Words, Asked> reading, String service) throws InterruptedException {
        return reach.answer(() -> {
            Spoken spoken = speak(reading);
            Heard heard = spoken.hear(Patience.REFUSAL, waited -> {});
            if (heard.answer() instanceof Answer.UnderWay
                    && !reach.json()
                    && voice.watch().isPresent()) {
                show(voice.watch().get(), spoken, service);
            }
            return spoken.tell(spoken.goOn(heard));
        });
    }

    /** What can not be shown, or not any longer, has an end all the same. */
    private void show(Watch watch, Spoken spoken, String service) throws InterruptedException {
        try {
            watch.watch(spoken.installation(), service, spoken.begun().execution(), reach.out());
        } catch (SdkException e) {
            reach.warn("what becomes of it can not be shown: " + Refused.sentence(e, spoken.installation())
                    + "\nIts end is waited for.");
        }
    }

    private Spoken speak(Function<Words, Asked> reading) throws NoAccessException {
        Words words = new Words(reach.configuration(), voice.installations().waiting());
        Asked asked = reading.apply(words);
        if (!words.faults().isEmpty()) {
            throw reach.fault(words.faults());
        }
        Installation installation = reach.open();
        Asked signed = asked.by(installation.caller().arn());
        Conversation conversation = new Conversation(installation, voice.random());
        return new Spoken(
                signed,
                installation,
                conversation,
                conversation.start(signed),
                new Told(reach, voice.ink(), installation));
    }

    /** What was said, and to whom. */
    private record Spoken(Asked asked, Installation installation, Conversation conversation, Heard begun, Told told) {

        Heard hear(Patience patience, Consumer<Duration> progress) throws InterruptedException {
            return conversation.await(begun, patience, progress);
        }

        Heard goOn(Heard heard) throws InterruptedException {
            return conversation.await(heard, Patience.END, waited -> {});
        }

        int tell(Heard heard) {
            return told.tell(asked, heard);
        }

        int tellThatItGoesOn(Heard heard) {
            return told.tellThatItGoesOn(asked, heard);
        }
    }
}
