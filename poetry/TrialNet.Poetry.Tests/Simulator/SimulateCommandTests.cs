using System.Text;
using System.Xml.Linq;
using TrialNet.Fixtures;
using TrialNet.Poetry.Tests.Commands;
using ProcessResult = TrialNet.Fixtures.ProcessResult;

namespace TrialNet.Poetry.Tests.Simulator;

/// <summary><c>poetry simulate</c> as a process.</summary>
public sealed class SimulateCommandTests : CommandTestCase
{
    /// <summary>The same chain typed, in a file, and as an example; the empty line is the end, and so is the end of the input.</summary>
    public async Task TestInputs()
    {
        var file = Path.Combine(TempDirectory, "chain.txt");
        await File.WriteAllTextAsync(file, "return good fail bad\r\np r saved\r\n");

        var typed = await Feed("r good f bad\np r saved\n\nwhat follows is not read\n");
        var ended = await Feed("r good f bad\np r saved");
        var (read, named) = (await Run("simulate", file), await Run("simulate", "--example", "saved"));

        AssertEqual(0, typed.ExitCode);
        AssertEqual("", typed.Error);
        AssertSubstring("|   |  |      good      |                       |                      |      bad*      |\n", typed.Output);
        AssertEqual(typed.Output, ended.Output);
        AssertEqual(typed.Output, read.Output);
        AssertEqual(typed.Output, named.Output);
    }

    /// <summary>Each line that makes no sense is answered with its number and what was expected; the rest is drawn; exit code 1.</summary>
    public async Task TestBadLines()
    {
        var result = await Feed("\nx y\nr\nr toolongvalue p\nr a p extra\nf\nr a\nR ok PASS\n\n");

        AssertEqual(1, result.ExitCode);
        AssertSubstring("|   return ok    |  |    passthru    |", result.Output);
        var lines = result.Error.TrimEnd('\n').Split('\n');
        AssertEqual(7, lines.Length);
        for (var i = 0; i < lines.Length; i++)
        {
            AssertTrue(lines[i].StartsWith($"poetry simulate: line {i + 1}: expected ", StringComparison.Ordinal), lines[i]);
        }
    }

    /// <summary>Nothing to draw, too much to choose from, or an unknown name: one line and exit code 2.</summary>
    public async Task TestBadArguments()
    {
        AssertEqual(2, (await Feed("")).ExitCode);
        await AssertComplains(2, "poetry simulate: no such file: 'no-such-chain'", "simulate", "no-such-chain");
        await AssertComplains(2, "poetry simulate: give one file, or one example, or neither", "simulate", "--example", "saved", "chain.txt");
        await AssertComplains(2, "poetry simulate: --example 'savd' is unknown: did you mean 'saved'?", "simulate", "--example", "savd");
        AssertEqual(1, (await Run("simulate", TempDirectory)).ExitCode);
    }

    /// <summary>Narrow, and as a picture that an XML reader takes.</summary>
    public async Task TestNarrowAndSvg()
    {
        var file = Path.Combine(TempDirectory, "chain.svg");

        var result = await Run("simulate", "--narrow", "--svg", file, "--example", "crossing");

        AssertEqual(0, result.ExitCode);
        AssertMatches(@"\A\n {15}Deferred\n {15}--------\n\n-{18}  -{18}\n", result.Output);
        AssertEqual(4, XDocument.Load(file).Root!.Descendants().Count(static element => element.Name.LocalName == "rect"));
    }

    /// <summary>A picture that cannot be written is one line and exit code 1.</summary>
    public async Task TestSvgThatCannotBeWritten()
    {
        var result = await Run("simulate", "--example", "saved", "--svg", Path.Combine(TempDirectory, "nowhere", "chain.svg"));

        AssertEqual(1, result.ExitCode);
        AssertTrue(result.Error.StartsWith("poetry simulate: cannot write '", StringComparison.Ordinal), result.Error);
    }

    private static Task<ProcessResult> Feed(string input) =>
        ProcessRun.RunAsync(Executable, ["simulate"], new ProcessRunOptions { Input = Encoding.UTF8.GetBytes(input) });
}
