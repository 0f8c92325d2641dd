using TrialNet.Poetry.Clients;
using TrialNet.Poetry.CommandLine;

namespace TrialNet.Poetry.Commands;

/// <summary><c>poetry get</c>: client 4.0 of the series (part 8).</summary>
internal sealed class GetCommand : Command
{
    private static readonly Option<TimeSpan> Timeout =
        new("timeout", "SECONDS", "how long connecting may take, and then each silence (default 30)", PoetryClient.DefaultTimeout, OptionValues.PositiveSeconds);

    /// <inheritdoc/>
    public override string Name => "get";

    /// <inheritdoc/>
    public override string Summary => "Fetches poems, all at the same time, and prints them as they come.";

    /// <inheritdoc/>
    public override string Operands => "[HOST:]PORT ...";

    /// <inheritdoc/>
    public override IReadOnlyList<Option> Options => [Timeout, ReactorOption.Instance];

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
        var reactor = arguments.Get(ReactorOption.Instance).Create();
        return new Download(reactor, addresses, arguments.Get(Timeout)).Run();
    }

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
