using TrialNet.Framework;
using TrialNet.Poetry.CommandLine;

namespace TrialNet.Poetry.Tests.CommandLine;

/// <summary>How the arguments of a command are taken apart, and how help shows what they can be.</summary>
public sealed class ArgumentParserTests : TestCase
{
    private static readonly Option<int> Size = new("size", "N", "how many", 1, OptionValues.Count, letter: 's');
    private static readonly Flag Loud = new("loud", "says more", letter: 'l');
    private static readonly Flag Secret = new("secret", "says nothing", group: "for the shy");

    /// <summary>A flag is given or not, by either of its names, and takes nothing of what follows.</summary>
    public void TestFlags()
    {
        var nothing = Parse("poem");
        var all = Parse("--loud", "poem", "--secret");
        var short_ = Parse("-l", "-s", "3", "poem");

        AssertFalse(nothing.Has(Loud) || nothing.Has(Secret) || nothing.IsGiven(Size));
        AssertTrue(all.Has(Loud) && all.Has(Secret));
        AssertTrue(short_.Has(Loud) && short_.IsGiven(Size));
        AssertEqual(3, short_.Get(Size));
        AssertEqual(["poem"], all.Positional);
        AssertEqual(["poem"], short_.Positional);
    }

    /// <summary>A flag with a value is a mistake, and so is a value that is missing before a flag.</summary>
    public void TestMistakes()
    {
        AssertEqual("option '--loud' takes no value, but was given 'yes'", AssertRaises<CommandException>(() => Parse("--loud=yes")).Message);
        AssertEqual("--size needs a value: --size N", AssertRaises<CommandException>(() => Parse("--size", "--loud")).Message);
        AssertEqual("--loud", AssertRaises<CommandException>(() => Parse("--luod")).Message.Split('\'')[3]);
    }

    /// <summary>Help lists each group under its heading, and itself among the options without one.</summary>
    public void TestHelp()
    {
        var lines = HelpText.ForCommand(new Sample()).ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');

        AssertEqual(
            [
                "usage: poetry sample [options] FILE",
                "",
                "Does nothing.",
                "",
                "options:",
                "  -s, --size N  how many",
                "  -l, --loud    says more",
                "  -h, --help    this text",
                "",
                "for the shy:",
                "  --secret  says nothing",
            ],
            lines);
    }

    private static ParsedArguments Parse(params string[] arguments) => new ArgumentParser([Size, Loud, Secret]).Parse(arguments);

    private sealed class Sample : Command
    {
        public override string Name => "sample";

        public override string Summary => "Does nothing.";

        public override string Operands => "FILE";

        public override IReadOnlyList<Option> Options => [Size, Loud, Secret];

        public override int Run(ParsedArguments arguments) => 0;
    }
}
