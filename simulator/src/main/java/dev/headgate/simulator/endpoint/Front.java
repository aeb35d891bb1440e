package dev.headgate.simulator.endpoint;

import dev.headgate.simulator.endpoint.protocol.Answer;
import java.util.Optional;

/** Takes each request to whom it is for, past the doorkeeper. */
record Front(Doorkeeper doorkeeper, Dispatcher dispatcher, Pages pages) {

    /** Answers whatever comes; throws nothing. */
    Answer answer(Incoming request) {
        Addressee addressee = Addressee.of(request);
        Optional<RefusedException> objection = doorkeeper.objection(request, addressee);
        return objection.map(it -> addressee.refuse(request, it)).orElseGet(() -> switch (addressee) {
            case AWS -> dispatcher.answer(request);
            case PAGES -> pages.answer(request);
            case NOBODY -> Addressee.plain(404, "There is nothing here: AWS and the dashboard are at /");
        });
    }

    /** Answers a request whose body is more than anybody takes. */
    Answer tooLarge(Incoming head) {
        Addressee addressee = Addressee.of(head);
        return addressee.refuse(
                head,
                doorkeeper
                        .objection(head, addressee)
                        .orElseGet(() -> new RefusedException(
                                413,
                                "RequestEntityTooLargeException",
                                "The request has more than " + addressee.largestBody() + " bytes")));
    }
}
