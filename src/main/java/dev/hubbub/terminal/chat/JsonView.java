package dev.hubbub.terminal.chat;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hubbub.client.ChatEvent;
import dev.hubbub.client.ChatEvent.Came;
import dev.hubbub.client.ChatEvent.Joined;
import dev.hubbub.client.ChatEvent.Person;
import dev.hubbub.client.ChatEvent.Roster;
import dev.hubbub.client.ChatEvent.Said;
import dev.hubbub.client.ChatEvent.Skipped;
import dev.hubbub.client.ChatEvent.Went;
import dev.hubbub.client.ChatSession.OpenRooms;
import dev.hubbub.client.Position;
import dev.hubbub.terminal.Dialogue;
import java.util.function.Consumer;

/** For programs: a JSON object a line, in ASCII; what kind it is of says its {@code type}. */
final class JsonView implements ChatView {

    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(JsonGenerator.Feature.ESCAPE_NON_ASCII).build();

    private final Dialogue dialogue;

    JsonView(Dialogue dialogue) {
        this.dialogue = dialogue;
    }

    @Override
    public void said(Said message, boolean own) {
        line("message", node -> {
            node.put("own", own).put("time", message.time().toString());
            person(node, message.sender()).put("text", message.content());
            position(node, message.position());
        });
    }

    @Override
    public void notSaid(String text, String reason) {
        line("not-said", node -> node.put("text", text).put("reason", reason));
    }

    @Override
    public void joined(Joined room) {
        line("joined", node -> room(node, room));
    }

    @Override
    public void back(Joined room) {
        line("back", node -> room(node, room).put("recovered", room.recovered()));
    }

    @Override
    public void lost(String reason) {
        line("lost", node -> node.put("reason", reason));
    }

    @Override
    public void present(Roster members) {
        line("members", node -> roster(node, members));
    }

    @Override
    public void rooms(OpenRooms rooms) {
        line("rooms", node -> {
            ArrayNode listed = node.put("count", rooms.count()).putArray("rooms");
            rooms.listed()
                    .forEach(room -> listed.addObject().put("room", room.name()).put("members", room.members()));
        });
    }

    @Override
    public void happened(ChatEvent event) {
        if (event instanceof Came came) {
            line("came", node -> person(node, came.who()).put("count", came.count()));
        } else if (event instanceof Went went) {
            line("went", node -> person(node, went.who()).put("count", went.count()));
        } else if (event instanceof Skipped skipped) {
            line("skipped", node -> node.put("first", skipped.first()).put("last", skipped.last()));
        }
    }

    @Override
    public void told(String text) {
        line("told", node -> node.put("text", text));
    }

    @Override
    public void refused(String why) {
        line("refused", node -> node.put("reason", why));
    }

    private void line(String type, Consumer<ObjectNode> fields) {
        ObjectNode node = MAPPER.createObjectNode().put("type", type);
        fields.accept(node);
        // The one control character that JSON may have as it is.
        dialogue.answer(written(node).replace("\u007f", "\\u007f"));
    }

    private static String written(ObjectNode node) {
        try {
            return MAPPER.writeValueAsString(node);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static ObjectNode room(ObjectNode node, Joined room) {
        node.put("room", room.room());
        position(node, room.position());
        return roster(node, room.roster());
    }

    private static ObjectNode roster(ObjectNode node, Roster roster) {
        ArrayNode members = node.put("count", roster.count()).putArray("members");
        roster.listed().forEach(member -> person(members.addObject(), member));
        return node;
    }

    private static ObjectNode person(ObjectNode node, Person person) {
        return node.put("user", person.id()).put("name", person.name());
    }

    private static void position(ObjectNode node, Position position) {
        node.put("epoch", position.epoch()).put("offset", position.offset());
    }
}
