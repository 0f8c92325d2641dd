using Microsoft.Testing.Extensions.TrxReport.Abstractions;
using Microsoft.Testing.Platform.Extensions.Messages;
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

        switch (result.Verdict)
        {
            case Verdict.Passed:
                break;
            case Verdict.Flaky:
                properties.Add(Message(NodeText.OfFlaky(result)));
                break;
            case Verdict.Warned:
                properties.Add(Message(NodeText.OfWarned(result)));
                break;
            case Verdict.Skipped:
                properties.Add(Message($"Skipped: {result.Reason}"));
                break;
            case Verdict.ExpectedFailure:
                properties.Add(Message(NodeText.OfExpectedFailure(result)));
                break;
            case Verdict.UnexpectedSuccess:
                properties.Add(new TrxExceptionProperty(NodeText.OfUnexpectedSuccess(result), null));
                break;
            default:
                properties.Add(new TrxExceptionProperty(NodeText.Of(result), NodeText.StackTraceOf(result)));
                break;
        }
    }

    private static TrxMessagesProperty Message(string text) => new([new StandardOutputTrxMessage(text)]);
}
