using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace TrialNet.Poetry.Series;

/// <summary>Who called whom: what the clients are there for whose names end in <c>-stack</c>.</summary>
internal static class CallStack
{
    /// <summary>A method and its callers, a line each, the outermost first: the order in which they were called.</summary>
    /// <param name="skipFrames">How many innermost methods to leave out, this one included.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static string Describe(int skipFrames) => string.Join('\n', new StackTrace(skipFrames, fNeedFileInfo: true).GetFrames().Reverse().Select(Describe));

    private static string Describe(StackFrame frame)
    {
        var method = frame.GetMethod();
        var place = frame.GetFileName() is { } file ? $" in {Path.GetFileName(file)}, line {frame.GetFileLineNumber()}" : "";
        return $"  {method?.DeclaringType?.FullName}.{method?.Name}{place}";
    }
}
