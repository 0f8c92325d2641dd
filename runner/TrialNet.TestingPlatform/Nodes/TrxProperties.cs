using Microsoft.Testing.Extensions.TrxReport.Abstractions;
using Microsoft.Testing.Platform.Extensions.Messages;
using TrialNet.Runner.Reporting;
using TrialNet.Runner.Results;

namespace TrialNet.TestingPlatform.Nodes;

/// <summary>What a TRX report wants to be told in its own words: it reads neither the node's message nor a skip's reason.</summary>
internal static class TrxProperties
{
    public static void AddTo(PropertyBag properties, TestResult result)
    {
        var test = result.Test;
        properties.Add(new TrxFullyQualifiedTypeNameProperty(test.Namespace.Length == 0 ? test.ClassName : $"{test.Namespace}.{test.ClassName}"));
        properties.Add(new TrxTestDefinitionName(test.Id));
        if (test.Tags.Count > 0)
        {
            properties.Add(new TrxCategoriesProperty([.. test.Tags]));
        }

        var messages = MessagesOf(result).ToArray();
        if (messages.Length > 0)
        {
            properties.Add(new TrxMessagesProperty(messages));
        }

        switch (result.Verdict)
        {
            case Verdict.Passed or Verdict.Flaky or Verdict.Warned or Verdict.Skipped or Verdict.ExpectedFailure:
                break;
            case Verdict.UnexpectedSuccess:
                properties.Add(new TrxExceptionProperty(NodeText.OfUnexpectedSuccess(result), null));
                break;
            default:
                properties.Add(new TrxExceptionProperty(NodeText.Of(result), NodeText.StackTraceOf(result)));
                break;
        }
    }

    private static IEnumerable<TrxMessage> MessagesOf(TestResult result)
    {
        if (result.Verdict == Verdict.Skipped)
        {
            yield return new StandardOutputTrxMessage($"Skipped: {result.Reason}");
        }
        else if (result.Verdict == Verdict.ExpectedFailure)
        {
            yield return new StandardOutputTrxMessage(NodeText.OfExpectedFailure(result));
        }
        else if (result.Verdict == Verdict.Warned)
        {
            yield return new StandardOutputTrxMessage(NodeText.OfWarned(result));
        }
        else if (result.Verdict == Verdict.Flaky)
        {
            yield return new StandardOutputTrxMessage(NodeText.OfFlaky(result));
        }

        if (OutputText.OfStreams(result.Output) is { } output)
        {
            yield return new StandardOutputTrxMessage(output);
        }

        if (result.Output?.StandardError is { } error)
        {
            yield return new StandardErrorTrxMessage(error);
        }
    }
}
