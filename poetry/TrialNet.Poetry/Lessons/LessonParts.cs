namespace TrialNet.Poetry.Lessons;

/// <summary>What the parts of the series are about.</summary>
internal static class LessonParts
{
    /// <summary>A few words about a part.</summary>
    public static string TitleOf(int part) => part switch
    {
        1 => "models of work",
        2 => "slow servers",
        3 => "the reactor",
        5 => "protocols and factories",
        6 => "failures",
        7 => "Deferreds",
        8 => "blocking callbacks",
        9 => "failures in a chain",
        10 => "ways through a chain",
        12 => "services and their protocols",
        13 => "Deferreds in Deferreds",
        14 => "Deferreds that are fired already",
        16 => "logging",
        17 => "iterators as coroutines",
        18 => "lists of Deferreds",
        19 => "cancellation",
        20 => "the loop that a protocol sees",
        21 => "laziness",
        _ => "more",
    };
}
