using TrialNet.Poetry.CommandLine;
using TrialNet.Poetry.Commands;

namespace TrialNet.Poetry.Simulator;

/// <summary><c>poetry simulate</c>: the Deferred simulator of the series (part 9).</summary>
internal sealed class SimulateCommand : Command
{
    private static readonly Flag Narrow = new("narrow", "draw the three pictures one below the other");

    private static readonly Option<string> Svg =
        new("svg", "FILE", "draw into this file too, as a picture for browsers", "", static text => text);

    private static readonly Option<SimulatorExample> Example =
        new("example", "NAME", "take one of the examples above", SimulatorExample.All[0], ReadExample);

    /// <inheritdoc/>
    public override string Name => "simulate";

    /// <inheritdoc/>
    public override string Summary => "Draws how a Deferred fires its callbacks and errbacks.";

    /// <inheritdoc/>
    public override string Operands => "[FILE]";

    /// <inheritdoc/>
    public override IReadOnlyList<Option> Options => [Narrow, Svg, Example];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Notes =>
    [
        "",
        "FILE, or standard input, has a line for each pair in the chain: what its callback does and what its errback does.",
        "Each is 'return VALUE', 'fail VALUE' or 'passthru', or the beginning of one of these words. An empty line is the end.",
        "Values have up to 6 letters; a star marks a failure. As in:",
        "",
        "  return good fail bad",
        "  p r saved",
        "",
        "Lines that make no sense are skipped with a word about them.",
        "Exit code: 0 drawn, 1 some lines were skipped, 2 there is nothing to draw.",
        "",
        "examples:",
        .. SimulatorExample.All.Select(static example => $"  {example.Name.PadRight(24)}  {example.Summary}"),
    ];

    /// <inheritdoc/>
    public override int Run(ParsedArguments arguments)
    {
        var reader = new PairReader(static mistake => Console.Error.WriteLine($"poetry simulate: {mistake}"));
        var pairs = Read(reader, arguments);
        if (pairs.Count == 0)
        {
            throw CommandException.Usage("there is no pair to draw; 'poetry simulate --help' tells what one looks like");
        }

        var panels = Panel.Of(pairs);
        foreach (var line in arguments.Has(Narrow) ? TextDrawing.Narrow(panels) : TextDrawing.SideBySide(panels))
        {
            Console.Out.WriteLine(line);
        }

        if (arguments.IsGiven(Svg))
        {
            Save(panels, arguments.Get(Svg));
        }

        // Somebody who types has seen the complaint and typed the line again.
        return reader.HasComplained && Console.IsInputRedirected ? ExitCodes.Failed : ExitCodes.Success;
    }

    private static IReadOnlyList<Pair> Read(PairReader reader, ParsedArguments arguments)
    {
        switch (arguments.Positional)
        {
            case [] when arguments.IsGiven(Example):
                return [.. arguments.Get(Example).Lines.Select(PairParser.Parse)];
            case []:
                if (!Console.IsInputRedirected)
                {
                    Console.Error.WriteLine("Type a line for each pair, such as 'return good fail bad', then an empty one.");
                }

                return reader.Read(Console.In);
            case [var path] when !arguments.IsGiven(Example):
                return ReadFile(reader, path);
            default:
                throw CommandException.Usage("give one file, or one example, or neither");
        }
    }

    private static IReadOnlyList<Pair> ReadFile(PairReader reader, string path)
    {
        try
        {
            using var file = new StreamReader(path);
            return reader.Read(file);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException or ArgumentException)
        {
            throw CommandException.Usage($"no such file: '{path}'");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw CommandException.Failed($"cannot read '{path}': {OneLine.Of(error)}");
        }
    }

    private static void Save(IReadOnlyList<Panel> panels, string path)
    {
        try
        {
            SvgDrawing.Of(panels).Save(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw CommandException.Failed($"cannot write '{path}': {OneLine.Of(error)}");
        }
    }

    private static SimulatorExample ReadExample(string name) =>
        SimulatorExample.All.FirstOrDefault(example => string.Equals(example.Name, name, StringComparison.OrdinalIgnoreCase))
        ?? throw new FormatException($"'{name}' is unknown: {NameAdvice.Of(name, [.. SimulatorExample.All.Select(static example => example.Name)])}");
}
