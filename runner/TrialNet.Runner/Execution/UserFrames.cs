using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Text;
using TrialNet.Defer;
using TrialNet.Framework;
using TrialNet.Reactor;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Runner.Execution;

/// <summary>The stack of an exception without the frames of the runner, of TrialNet's libraries and of the machinery under await.</summary>
internal static class UserFrames
{
    private static readonly Assembly[] Ours =
    [
        typeof(Deferred).Assembly,
        typeof(IReactor).Assembly,
        typeof(Reactors).Assembly,
        typeof(TestCase).Assembly,
        typeof(UserFrames).Assembly,
    ];

    // Nobody reads more; each has frames of its own.
    private const int MostCauses = 100;

    private static readonly string[] Machinery = ["System.Runtime", "System.Reflection", "System.Threading"];

    /// <summary>Whether an assembly is one of TrialNet's libraries.</summary>
    internal static bool IsOurs(Assembly assembly) => Ours.Contains(assembly);

    /// <summary>One line a frame, as .NET writes them, causes included; null if there are none.</summary>
    internal static string? Of(Exception error)
    {
        var text = new StringBuilder();
        Append(text, error);
        List<Exception> causes = [.. ExceptionCauses.All(error)];
        foreach (var cause in causes.Take(MostCauses))
        {
            text.Append("caused by ").Append(cause.GetType().FullName).Append(": ").Append(KeptText.Of(new Failure(cause).GetErrorMessage())).Append('\n');
            Append(text, cause);
        }

        if (causes.Count > MostCauses)
        {
            text.Append(CultureInfo.InvariantCulture, $"caused by {causes.Count - MostCauses} more\n");
        }

        return text.Length == 0 ? null : text.ToString().TrimEnd('\n');
    }

    private static void Append(StringBuilder text, Exception error)
    {
        foreach (var frame in new StackTrace(error, fNeedFileInfo: true).GetFrames())
        {
            if (!IsHidden(frame.GetMethod()))
            {
                text.Append(new StackTrace(frame).ToString().TrimEnd('\r', '\n')).Append('\n');
            }
        }
    }

    private static bool IsHidden(MethodBase? method)
    {
        var type = method?.DeclaringType;
        if (type is null)
        {
            // Dynamic code: reflection's own stubs.
            return true;
        }

        return IsOurs(type.Assembly)
            || type.Namespace is "TrialNet.Properties"
            || (type.Assembly == typeof(object).Assembly
                && Machinery.Any(prefix => type.Namespace?.StartsWith(prefix, StringComparison.Ordinal) is true));
    }
}
