package dev.headgate.simulator.live;

import dev.headgate.page.PageRequest;
import dev.headgate.page.PageResponse;
import dev.headgate.simulator.installation.World;
import dev.headgate.simulator.scenario.SimulatedSignIn;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a browser finds where a world is served: what the CloudWatch dashboard's widget shows, the inbox, the approval page. */
public record DashboardPage(World world) {

    private static final String PATH = "/";

    /** The widget brings no style for what every dashboard styles: this stands in for CloudWatch's. */
    private static final String HEAD = """
            <!doctype html>
            <html lang="en">
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="refresh" content="2">
            <link rel="icon" href="data:,">
            <title>Headgate</title>
            <style>
            body{margin:0 auto;max-width:1100px;padding:16px 24px;font:14px/20px system-ui,sans-serif;color:#16191f}
            h3{margin:24px 0 8px;font-size:18px}
            table{border-collapse:collapse}
            th,td{padding:8px 12px;text-align:left;border-bottom:1px solid #dfe3e8}
            a{color:#0073bb}
            </style>
            """;

    /** Everything but the dashboard's own address, and the inbox's, is the approval page's. */
    public PageResponse answer(PageRequest request) {
        String path = request.path().orElse("");
        if (!PATH.equals(path) && !InboxPage.isAt(path)) {
            return world.visit(new SimulatedSignIn(world).signed(request));
        }
        String method = request.method().orElse("");
        if (!method.equals("GET") && !method.equals("HEAD")) {
            return notAllowed();
        }
        return PATH.equals(path) ? show() : new InboxPage(world.tooling().sns()::all).answer(request);
    }

    private static PageResponse notAllowed() {
        return new PageResponse(405, Map.of("Allow", "GET, HEAD"), List.of(), Optional.empty());
    }

    /** Whoever looks changes nothing: neither what happens nor what faults hit. */
    private PageResponse show() {
        Object widget = world.wire().undisturbed(world::dashboard);
        return new PageResponse(
                200,
                Map.of("Content-Type", "text/html; charset=utf-8", "Cache-Control", "no-store"),
                List.of(),
                Optional.of(HEAD + widget));
    }
}
