using System.Globalization;
using System.Reflection;
using System.Text;
using FsCheck;
using TrialNet.Framework;

namespace TrialNet.Properties;

/// <summary>What there is to say at the end of a search.</summary>
internal static class SearchText
{
    /// <summary>A case as a call of the method.</summary>
    internal static string Call(MethodInfo method, object?[] arguments) =>
        $"{method.Name}({string.Join(", ", method.GetParameters().Zip(arguments, static (parameter, value) => $"{parameter.Name}: {ValueText.Of(value)}"))})";

    /// <summary>Why the property does not hold; null if it does, as far as is known.</summary>
    internal static TestFailureException? WhyNot(MethodInfo method, Search search) => search.Result switch
    {
        TestResult.Failed failed => OfFailed(method, search, failed),
        TestResult.Exhausted exhausted => new TestFailureException(string.Create(
            CultureInfo.InvariantCulture,
            $"Only {exhausted.Item.NumberOfTests} cases fulfilled the conditions of {method.Name}; all others were rejected. Generate what fulfils them, or raise MaxRejected.")),
        _ => null,
    };

    internal static string OfPassed(MethodInfo method, Search search)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{method.Name} held in {Count(search.Cases, "case")}");
        if (search.LeftOut > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"; {search.LeftOut} were left out, since the budget was used up");
        }

        foreach (var (percent, labels) in search.Result is TestResult.Passed passed ? passed.Item1.Stamps : [])
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{percent} % {string.Join(", ", labels)}");
        }

        return text.ToString();
    }

    private static TestFailureException OfFailed(MethodInfo method, Search search, TestResult.Failed failed)
    {
        var (data, first, last) = (failed.Item1, (object?[])failed.Item2.Head, (object?[])failed.Item3.Head);
        var error = search.ErrorOf(last) ?? (failed.Item4 as Outcome.Failed)?.Item;
        var replay = new ReplayText(failed.Item6.Seed, failed.Item6.Gamma, failed.Item7);
        var text = new StringBuilder($"The property does not hold for {Call(method, last)}");
        if (error is not null)
        {
            text.Append('\n').Append(error is TestFailureException or CaseFalseException ? error.Message : $"{error.GetType().FullName}: {error.Message}");
        }

        if (!data.Labels.IsEmpty)
        {
            text.Append("\nLabels: ").AppendJoin(", ", data.Labels);
        }

        text.Append(CultureInfo.InvariantCulture, $"\nFound by case {data.NumberOfTests}");
        if (data.NumberOfShrinks > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $", {Call(method, first)}, and shrunk in {Count(data.NumberOfShrinks, "step")}");
        }

        text.Append(CultureInfo.InvariantCulture, $".\nTo repeat this case alone: [Property(Replay = \"{replay}\")], or TRIALNET_REPLAY={replay}");
        var inner = error is CaseFalseException ? null : error;
        return inner is null ? new TestFailureException(text.ToString()) : new TestFailureException(text.ToString(), inner);
    }

    private static string Count(int count, string what) => string.Create(CultureInfo.InvariantCulture, $"{count} {what}{(count == 1 ? "" : "s")}");
}
