namespace TrialNet.Conformance.Explaining;

/// <summary>The colours of a terminal.</summary>
internal static class Ansi
{
    internal const string Reset = "\e[0m";

    internal static string Of(RouteStyle style) => style switch
    {
        RouteStyle.Dim => "\e[2m",
        RouteStyle.Value => "\e[32m",
        RouteStyle.Failure => "\e[31m",
        RouteStyle.Mark => "\e[1;35m",
        RouteStyle.Strong => "\e[1m",
        _ => string.Empty,
    };

    /// <summary>A text in a style, or as it is where no colours are wanted.</summary>
    internal static string Paint(string text, RouteStyle style, bool isColoured) =>
        isColoured && style != RouteStyle.Plain && text.Length > 0 ? $"{Of(style)}{text}{Reset}" : text;
}
