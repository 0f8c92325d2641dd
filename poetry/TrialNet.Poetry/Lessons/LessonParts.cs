namespace TrialNet.Poetry.Lessons;

/// <summary>What the parts of the series are about.</summary>
internal static class LessonParts
{
    /// <summary>A few words about a part.</summary>
    public static string TitleOf(int part) => part switch
    {
        3 => "the reactor",
        6 => "failures",
        7 => "Deferreds",
        8 => "blocking callbacks",
        9 => "failures in a chain",
        13 => "Deferreds in Deferreds",
        14 => "Deferreds that are fired already",
        16 => "logging",
        17 => "iterators as coroutines",
        18 => "lists of Deferreds",
        19 => "cancellation",
        _ => "more",
    };
}
