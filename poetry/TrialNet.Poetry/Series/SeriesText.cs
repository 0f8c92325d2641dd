using System.Globalization;
using TrialNet.Defer;

namespace TrialNet.Poetry.Series;

/// <summary>Texts as the series prints them.</summary>
internal static class SeriesText
{
    /// <summary>A length of time: <c>H:MM:SS.ffffff</c>.</summary>
    public static string Of(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{(long)time.TotalHours}:{time:mm\\:ss\\.ffffff}");

    /// <summary>A failure, on one line.</summary>
    public static string Of(Failure failure) => $"[Failure instance: {failure.GetBriefTraceback().ReplaceLineEndings(" ")}]";

    /// <summary>The reason of a failure, on one line.</summary>
    public static string ReasonOf(Failure failure) => failure.GetErrorMessage().ReplaceLineEndings(" ");
}
