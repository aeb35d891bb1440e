package dev.headgate.page;

import dev.headgate.release.Image;

/**
 * An image as people tell it from another: the name on one line, the digest on the next.
 *
 * @param name without what both images have in common
 * @param digest may be empty: a tag alone may name an image
 */
record ImageName(String name, String digest) {

    /** The image that would come, by the tag that people know. */
    static ImageName of(Image image) {
        return new ImageName(image.tag().orElse("no tag, by digest alone"), image.digest());
    }

    /**
     * The image that serves, as its task definition names it; of the same repository, its tag or nothing but the digest
     * differs, and a foreign one is told in full.
     */
    static ImageName serving(String reference, Image comes) {
        int at = reference.indexOf('@');
        String before = at < 0 ? reference : reference.substring(0, at);
        String digest = at < 0 ? "" : reference.substring(at + 1);
        String tag = before.startsWith(comes.uri() + ":")
                ? before.substring(comes.uri().length() + 1)
                : before;
        boolean same = before.equals(comes.uri());
        return new ImageName(same ? comes.repository() : tag, digest);
    }

    Html html() {
        return Html.of("<code class=\"tag\">{}</code><code class=\"digest\">{}</code>", name, digest);
    }
}
