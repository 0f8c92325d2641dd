namespace TrialNet.Poetry.Tests.Commands;

/// <summary>What <c>poetry</c> says when it is asked for help, or cannot make sense of its command line.</summary>
public sealed class UsageTests : CommandTestCase
{
    private static readonly string Poem = Peers.Poems.PathOf("orrery");

    /// <summary>Help is on standard output if asked for, else on standard error with exit code 2.</summary>
    public async Task TestHelp()
    {
        var (asked, nothing) = (await Run("--help"), await Run());

        AssertEqual(0, asked.ExitCode);
        AssertEqual("", asked.Error);
        AssertMatches(@"(?m)^  slow +Serves poems, a few bytes at a time\.$", asked.Output);
        AssertEqual(2, nothing.ExitCode);
        AssertEqual("", nothing.Output);
        AssertEqual(asked.Output, nothing.Error);
    }

    /// <summary>Each command has a help of its own, wherever among the arguments it is asked for.</summary>
    public async Task TestHelpOfACommand()
    {
        var result = await Run("slow", Poem, "--delay", "0.1", "--help");

        AssertEqual(0, result.ExitCode);
        AssertSubstring("usage: poetry slow [options] FILE[:PORT] ...\n", result.Output);
        AssertSubstring("--num-bytes N", result.Output);
    }

    /// <summary>The version.</summary>
    public async Task TestVersion()
    {
        var result = await Run("--version");

        AssertEqual(0, result.ExitCode);
        AssertMatches(@"^poetry \d+\.\d+\.\d+\S*\n$", result.Output);
    }

    /// <summary>The nearest command is offered.</summary>
    public Task TestUnknownCommands() => Task.WhenAll(
        AssertComplains(2, "poetry: unknown command 'fsat': did you mean 'fast'?", "fsat"),
        AssertComplains(2, "poetry: unknown option '--hlep': did you mean '--help'?", "--hlep"));

    /// <summary>All commands are named if none is near what was typed.</summary>
    public async Task TestCommandLikeNoOther()
    {
        var result = await Run("xyzzy");

        AssertEqual(2, result.ExitCode);
        AssertTrue(result.Error.StartsWith("poetry: unknown command 'xyzzy': known are fast, slow, ", StringComparison.Ordinal), result.Error);
    }

    /// <summary>One line and exit code 2 for whatever is wrong with a server's command line.</summary>
    public Task TestBadServerArguments() => Task.WhenAll(
        AssertComplains(2, "poetry fast: give at least one poem file", "fast"),
        AssertComplains(2, "poetry slow: --port is for one of them: give the others ports of their own, as in FILE:PORT", "slow", "--port", "1", Poem, Poem),
        AssertComplains(2, "poetry fast: no such file: 'no-such-poem'", "fast", "no-such-poem"),
        AssertComplains(2, "poetry fast: unknown option '--prot': did you mean '--port'?", "fast", "--prot", "1", Poem),
        AssertComplains(2, "poetry fast: --port needs a value: --port N", "fast", Poem, "--port"),
        AssertComplains(2, "poetry fast: --port must be a number from 0 to 65535, not 'http'", "fast", "--port", "http", Poem),
        AssertComplains(2, "poetry fast: --port must be a number from 0 to 65535, not '70000'", "fast", "--port=70000", Poem),
        AssertComplains(2, "poetry fast: --iface must be 'localhost' or a numeric address, not 'nowhere'", "fast", "--iface", "nowhere", Poem));

    /// <summary>One line and exit code 2 for a pace that no server can keep.</summary>
    public Task TestBadPaces() => Task.WhenAll(
        AssertComplains(2, "poetry slow: --num-bytes must be a number from 1 to 2147483647, not '0'", "slow", "--num-bytes", "0", Poem),
        AssertComplains(2, "poetry slow: --num-bytes must be a number from 1 to 2147483647, not '-3'", "slow", "--num-bytes", "-3", Poem),
        AssertComplains(2, "poetry slow: --delay must be a number of seconds from 0 to 1000000, not '-1'", "slow", "--delay", "-1", Poem),
        AssertComplains(2, "poetry slow: --delay must be a number of seconds from 0 to 1000000, not 'NaN'", "slow", "--delay", "NaN", Poem),
        AssertComplains(2, "poetry slow: --delay must be a number of seconds from 0 to 1000000, not '1e99'", "slow", "--delay", "1e99", Poem));

    /// <summary>P-ONE-12: one line and exit code 2 for what is no address; nothing is fetched then, from the others neither.</summary>
    public Task TestBadAddresses() => Task.WhenAll(
        AssertComplains(2, "poetry get: give at least one address: [HOST:]PORT", "get"),
        AssertComplains(2, "poetry get: 'abc' is not an address: the port must be a number from 1 to 65535", "get", "1", "abc"),
        AssertComplains(2, "poetry get: '::1:80' is not an address: an IPv6 address must be in brackets, as in [::1]:10000", "get", "::1:80"),
        AssertComplains(2, "poetry get: --timeout must be a positive number of seconds, at most 1000000, not '0'", "get", "--timeout", "0", "1"));

    /// <summary>A client that there is not, or that cannot run like this.</summary>
    public Task TestBadClients() => Task.WhenAll(
        AssertComplains(2, "poetry get: --client '4.1' is unknown: did you mean '2.1'?", "get", "--client", "4.1", "1"),
        AssertComplains(2, "poetry get: client 6.0 takes the transform server's address first, and then at least one poem's", "get", "--client", "6.0", "1"),
        AssertComplains(2, "poetry get: client 4.0 has no outcome to choose: --outcome is for 5.0 and 5.1", "get", "--client=4.0", "--outcome=bug", "1"),
        AssertComplains(2, "poetry get: --outcome must be success, gibberish, bug or random, not '1'", "get", "--client=5.0", "--outcome=1", "1"),
        AssertComplains(2, "poetry get: the clients of the series know TCP only: unix:/run/poem", "get", "--client=4.0", "unix:/run/poem"),
        AssertComplains(2, "poetry get: client 1.0 watches descriptors, and the completion reactor cannot: use epoll, poll", "get", "--client=1.0", "--reactor=completion", "1"));

    /// <summary>A server of the series that there is not, or that cannot run like this.</summary>
    public Task TestBadEngines() => Task.WhenAll(
        AssertComplains(2, "poetry slow: --engine 'select' is unknown: known are raw-select, descriptors", "slow", "--engine", "select", Poem),
        AssertComplains(2, "poetry fast: engine raw-select takes no --tls-cert; without --engine there is a server that does", "fast", "--engine=raw-select", "--tls-cert=x", Poem),
        AssertComplains(2, "poetry fast: engine raw-select has no reactor", "fast", "--engine=raw-select", "--reactor=select", Poem),
        AssertComplains(2, "poetry fast: engine descriptors watches descriptors, and the completion reactor cannot: use epoll, poll", "fast", "--engine=descriptors", "--reactor=completion", Poem));

    /// <summary>An unknown reactor is named, with what there is.</summary>
    public async Task TestUnknownReactor()
    {
        var result = await Run("get", "--reactor", "nuclear", "1");

        AssertEqual(2, result.ExitCode);
        AssertTrue(result.Error.StartsWith("poetry get: --reactor 'nuclear' is unknown: ", StringComparison.Ordinal), result.Error);
        AssertSubstring("select", result.Error);
    }
}
