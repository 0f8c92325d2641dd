using System.Globalization;
using TrialNet.Poetry.CommandLine;
using TrialNet.Poetry.Serving;

namespace TrialNet.Poetry.Tests.Serving;

/// <summary>What is made of a service file, good and bad.</summary>
public sealed class ServiceFileTests : PoetryTestCase
{
    private string Folder => TempDirectory;

    /// <summary>Poems to name in files.</summary>
    public void SetUp() => File.WriteAllText(Path.Combine(Folder, "poem.txt"), "POEM");

    /// <summary>Servers in their order, each with what the file says and the defaults that its kind knows.</summary>
    public void TestServers()
    {
        var entries = Read(
            """
            {
              // Comments are allowed, and so is a comma too many.
              "defaults": {"max-connections": 7, "delay": 0.5, "iface": "::1"},
              "servers": {
                "slow one": {"serve": "slow", "poem": "poem.txt", "port": 10001, "delay": "0.25"},
                "fast one": {"serve": "fast", "poem": "./poem.txt", "rate": 100},
                "proxy": {"serve": "proxy", "origin": 10001, "half-close": true, "stale-on-error": false, "max-age": "2h"},
                "transforms": {"serve": "transform", "port": "0", "limit": 50,},
              },
            }
            """);

        AssertEqual(["slow one", "fast one", "proxy", "transforms"], entries.Select(static entry => entry.Name).ToList());
        AssertEqual(["slow", "fast", "proxy", "transform"], entries.Select(static entry => entry.Command.Name).ToList());
        AssertEqual([Path.Combine(Folder, "poem.txt")], entries[1].Arguments.Positional);
        AssertEqual(["10001"], entries[2].Arguments.Positional);
        AssertEqual("0.25", entries[0].Fields["delay"]);
        AssertEqual("7", entries[3].Fields["max-connections"]);
        AssertFalse(entries[1].Fields.ContainsKey("delay"));
    }

    /// <summary>What has changed is told by name: what the file says, and what is in the files that it names.</summary>
    public void TestChanges()
    {
        const string Text = """{"servers": {"a": {"serve": "fast", "poem": "poem.txt", "port": 1, "rate": 5}}}""";
        var first = Read(Text)[0];

        AssertEqual([], Read(Text.Replace(": ", ":", StringComparison.Ordinal))[0].ChangesSince(first));
        AssertEqual(["max-connections", "port", "rate"], Read(Text.Replace("1, \"rate\": 5", "2, \"max-connections\": 9", StringComparison.Ordinal))[0].ChangesSince(first));
        File.WriteAllText(Path.Combine(Folder, "poem.txt"), "ANOTHER");
        AssertEqual(["poem"], Read(Text)[0].ChangesSince(first));
    }

    /// <summary>One line for each mistake, which names the field.</summary>
    public void TestMistakes()
    {
        const string Start = "{\"servers\": {\"a\": {\"serve\": \"fast\", \"poem\": \"poem.txt\"";
        foreach (var (text, complaint) in ((string, string)[])
        [
            ("[]", "the file must be an object, not []"),
            ("{}", "there is no field 'servers'"),
            ("""{"servers": {}}""", "there is nothing in 'servers'"),
            ("""{"severs": {}}""", "severs is unknown: did you mean 'servers'?"),
            ("""{"servers": {"a": 1}}""", "servers.a must be an object, not 1"),
            ("""{"servers": {"a": {}}}""", "servers.a has no field 'serve': fast, slow, transform, proxy"),
            ("""{"servers": {"a": {"serve": "fsat"}}}""", "servers.a.serve is unknown: did you mean 'fast'?"),
            ("""{"servers": {"a": {"serve": "fast"}}}""", "servers.a has no field 'poem'"),
            ("""{"servers": {"a": {"serve": "slow", "poem": "nothing"}}}""", $"servers.a.poem: no such file: '{Path.Combine(Folder, "nothing")}'"),
            ("""{"servers": {"a": {"serve": "proxy"}}}""", "servers.a has no field 'origin'"),
            ("""{"servers": {"": {"serve": "transform"}}}""", "a server has no name, or one that cannot be printed"),
            (Start + ", \"prot\": 1}}}", "servers.a.prot is unknown: did you mean 'port'?"),
            (Start + ", \"engine\": \"raw-select\"}}}", "servers.a.engine is unknown: known are port, iface, unix, tls-cert, tls-key, framing, rate, max-connections, evict, poem, serve"),
            (Start + ", \"port\": 70000}}}", "servers.a.port must be a number from 0 to 65535, not '70000'"),
            (Start + ", \"port\": null}}}", "servers.a.port must be a text or a number, not null"),
            (Start + ", \"port\": [1]}}}", "servers.a.port must be a text or a number, not [1]"),
            (Start + ", \"unix\": \"\"}}}", "servers.a.unix is empty"),
            ("""{"servers": {"a": {"serve": "proxy", "origin": 1, "half-close": "yes"}}}""", "servers.a.half-close must be true or false, not \"yes\""),
            (Start + "}}, \"defaults\": {\"delya\": 1}}", "defaults.delya is unknown: did you mean 'delay'?"),
        ])
        {
            var error = AssertRaises<CommandException>(() => Read(text));
            AssertEqual($"{FilePath}: {complaint}", error.Message);
            AssertEqual(ExitCodes.Usage, error.ExitCode);
        }
    }

    /// <summary>What is no JSON is told with its place; a field that is there twice is a mistake.</summary>
    public void TestNoJson()
    {
        AssertSubstring("LineNumber: 1", AssertRaises<CommandException>(() => Read("{\n\"servers\": }")).Message);
        AssertSubstring("Duplicate", AssertRaises<CommandException>(() => Read("""{"servers": {"a": {}, "a": {}}}""")).Message);
        AssertRaises<CommandException>(() => new ServiceFile(Path.Combine(Folder, "nowhere")).Read());
        AssertEqual($"'{Folder}' is a folder, not a service file", AssertRaises<CommandException>(() => new ServiceFile(Folder).Read()).Message);
    }

    /// <summary>Any text ends in a file that was read or in a complaint of one line, and in nothing else.</summary>
    public void TestNonsense()
    {
        const string Good = """{"servers": {"a": {"serve": "slow", "poem": "poem.txt", "port": 1, "delay": 0.1}}, "defaults": {"evict": 5}}""";
        var random = new Random(1922);
        for (var round = 0; round < 500; round++)
        {
            var text = Good.ToCharArray();
            for (var changes = random.Next(1, 4); changes > 0; changes--)
            {
                text[random.Next(text.Length)] = Good[random.Next(Good.Length)];
            }

            try
            {
                Read(new string(text));
            }
            catch (CommandException error)
            {
                AssertFalse(error.Message.Contains('\n'), string.Create(CultureInfo.InvariantCulture, $"{round}: {error.Message}"));
            }
        }
    }

    private string FilePath => Path.Combine(Folder, "servers.json");

    private IReadOnlyList<ServiceEntry> Read(string text)
    {
        File.WriteAllText(FilePath, text);
        return new ServiceFile(FilePath).Read();
    }
}
