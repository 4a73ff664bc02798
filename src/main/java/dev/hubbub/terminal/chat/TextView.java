package dev.hubbub.terminal.chat;

import dev.hubbub.client.ChatEvent;
import dev.hubbub.client.ChatEvent.Came;
import dev.hubbub.client.ChatEvent.Joined;
import dev.hubbub.client.ChatEvent.Person;
import dev.hubbub.client.ChatEvent.Roster;
import dev.hubbub.client.ChatEvent.Said;
import dev.hubbub.client.ChatEvent.Skipped;
import dev.hubbub.client.ChatEvent.Went;
import dev.hubbub.client.ChatSession.OpenRoom;
import dev.hubbub.client.ChatSession.OpenRooms;
import dev.hubbub.report.Figures;
import dev.hubbub.report.Printable;
import dev.hubbub.report.TerminalStyle;
import dev.hubbub.terminal.Dialogue;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;

/** For people: a line for each message, and lines with a star for what else there is. */
final class TextView implements ChatView {

    /** So many rooms are listed, those with the most people. */
    private static final int MOST_ROOMS = 20;

    private final Dialogue dialogue;
    private final boolean colour;
    private final DateTimeFormatter time;

    /** @param zone in which times are shown */
    TextView(Dialogue dialogue, boolean colour, ZoneId zone) {
        this.dialogue = dialogue;
        this.colour = colour;
        this.time = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(zone);
    }

    @Override
    public void said(Said message, boolean own) {
        String who = own
                ? TerminalStyle.GOOD.paint("✓", colour) + " " + stamp(message.time()) + " You"
                : stamp(message.time()) + " "
                        + TerminalStyle.BOLD.paint(
                                Printable.line(message.sender().name()), colour);
        dialogue.answer(who + ": " + Printable.line(message.content()));
    }

    @Override
    public void notSaid(String text, String reason) {
        dialogue.tell(
                TerminalStyle.BAD.paint("✗", colour) + " " + Printable.line(text) + ": " + Printable.line(reason));
    }

    @Override
    public void joined(Joined room) {
        note("joined " + room.room() + "; " + roster(room.roster()));
    }

    @Override
    public void back(Joined room) {
        note("back in " + room.room()
                + (room.recovered()
                        ? ": what was said meanwhile follows"
                        : ": the server no longer knows what was said meanwhile"));
    }

    @Override
    public void lost(String reason) {
        note("connection lost: " + reason + "; trying again, Ctrl-C leaves");
    }

    @Override
    public void present(Roster members) {
        answer(roster(members));
    }

    @Override
    public void rooms(OpenRooms rooms) {
        rooms.listed().stream().limit(MOST_ROOMS).forEach(room -> answer(room.name() + ": " + people(room)));
        if (rooms.count() > MOST_ROOMS) {
            answer("and " + Figures.count(rooms.count() - MOST_ROOMS) + " more rooms");
        }
    }

    @Override
    public void happened(ChatEvent event) {
        if (event instanceof Came came) {
            note(person(came.who()) + " joined; " + Figures.count(came.count()) + " here");
        } else if (event instanceof Went went) {
            note(person(went.who()) + " left; " + Figures.count(went.count()) + " here");
        } else if (event instanceof Skipped skipped) {
            note("up to " + Figures.count(skipped.last() - skipped.first() + 1)
                    + " messages were skipped: they came too fast"); // offsets may have holes
        }
    }

    @Override
    public void told(String text) {
        text.lines().forEach(dialogue::answer);
    }

    @Override
    public void refused(String why) {
        note(why);
    }

    private void answer(String text) {
        dialogue.answer("* " + Printable.line(text));
    }

    private void note(String text) {
        dialogue.tell(TerminalStyle.DIM.paint("* " + Printable.line(text), colour));
    }

    private String stamp(Instant instant) {
        return TerminalStyle.DIM.paint("[" + time.format(instant) + "]", colour);
    }

    private static String people(OpenRoom room) {
        return room.members() == 1 ? "1 member" : Figures.count(room.members()) + " members";
    }

    private static String roster(Roster roster) {
        String listed = roster.listed().stream().map(TextView::person).collect(Collectors.joining(", "));
        int more = roster.count() - roster.listed().size();
        return Figures.count(roster.count()) + " here: " + listed
                + (more > 0 ? " and " + Figures.count(more) + " more" : "");
    }

    private static String person(Person person) {
        return person.name().equals(person.id()) ? person.id() : person.name() + " (" + person.id() + ")";
    }
}
