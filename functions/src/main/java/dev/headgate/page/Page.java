package dev.headgate.page;

import java.util.List;
import java.util.Optional;

/**
 * What a browser is answered.
 *
 * @param result for the log
 * @param deploymentId what it is about, for the log; empty where that is not known
 * @param location where the browser goes on
 * @param cookies what it keeps from now on
 */
record Page(
        int status,
        String html,
        String result,
        Optional<String> deploymentId,
        Optional<String> location,
        List<String> cookies) {

    Page {
        cookies = List.copyOf(cookies);
    }

    Page(int status, String html, String result) {
        this(status, html, result, Optional.empty(), Optional.empty(), List.of());
    }

    /** The same with more below it. */
    Page with(Html more) {
        return new Page(status, PageLayout.with(html, more), result, deploymentId, location, cookies);
    }

    /** The same of this deployment. */
    Page about(Optional<String> deployment) {
        return new Page(status, html, result, deployment, location, cookies);
    }

    static Page seeOther(String location, String result, List<String> cookies) {
        return new Page(303, Notice.elsewhere(), result, Optional.empty(), Optional.of(location), cookies);
    }
}
