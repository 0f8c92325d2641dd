using TrialNet.Poetry.Clients;
using TrialNet.Poetry.CommandLine;
using TrialNet.Poetry.Series;

namespace TrialNet.Poetry.Commands;

/// <summary><c>poetry get</c>: fetches poems, and has every client of the series inside.</summary>
internal sealed class GetCommand : Command
{
    private static readonly Option<TimeSpan> Timeout =
        new("timeout", "SECONDS", "how long connecting may take, and then each silence (default 30)", PoetryClient.DefaultTimeout, OptionValues.PositiveSeconds);

    // The sentinel of an option that was not given: its value cannot be null.
    private static readonly SeriesClient NoClient = SeriesClients.All[0];

    private static readonly Option<SeriesClient> Client =
        new("client", "NAME", "run a client of the series: " + string.Join(", ", SeriesClients.All.Select(static client => client.Name)), NoClient, SeriesClients.Read);

    private static readonly Option<CummingsOutcome> Outcome =
        new("outcome", "NAME", "with --client 5.0 or 5.1: success, gibberish, bug, or random (default)", CummingsOutcome.Random, ReadOutcome);

    private static readonly Flag Quiet = new("quiet", "leave out the lines about chunks", 'q');

    /// <inheritdoc/>
    public override string Name => "get";

    /// <inheritdoc/>
    public override string Summary => "Fetches poems, all at the same time, and prints them as they come.";

    /// <inheritdoc/>
    public override string Operands => "[HOST:]PORT ...";

    /// <inheritdoc/>
    public override IReadOnlyList<Option> Options => [Timeout, Client, Outcome, Quiet, ReactorOption.Instance];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Notes =>
    [
        "HOST is 127.0.0.1 unless given; IPv6 in brackets, as in [::1]:10000. Each poem is followed by a line break.",
        "Exit code: 0 all came, 1 some failed, 2 wrong command line, 3 none came, 130 interrupted.",
    ];

    /// <inheritdoc/>
    public override int Run(ParsedArguments arguments)
    {
        if (arguments.Positional.Count == 0)
        {
            throw CommandException.Usage("give at least one address: [HOST:]PORT");
        }

        var addresses = arguments.Positional.Select(ReadAddress).ToList();
        if (arguments.IsGiven(Client))
        {
            var timeout = arguments.IsGiven(Timeout) ? arguments.Get(Timeout) : (TimeSpan?)null;
            return SeriesProgram.Run(arguments.Get(Client), arguments.Get(ReactorOption.Instance), addresses, timeout, arguments.Get(Outcome), arguments.Has(Quiet));
        }

        var reactor = arguments.Get(ReactorOption.Instance).Create();
        return new Download(reactor, addresses, arguments.Get(Timeout)).Run();
    }

    private static CummingsOutcome ReadOutcome(string text) =>
        Enum.GetNames<CummingsOutcome>().FirstOrDefault(name => string.Equals(name, text, StringComparison.OrdinalIgnoreCase)) is { } known
            ? Enum.Parse<CummingsOutcome>(known)
            : throw new FormatException($"must be success, gibberish, bug or random, not '{text}'");

    private static PoemAddress ReadAddress(string text)
    {
        try
        {
            return PoemAddress.Parse(text);
        }
        catch (FormatException error)
        {
            throw CommandException.Usage(error.Message);
        }
    }
}
