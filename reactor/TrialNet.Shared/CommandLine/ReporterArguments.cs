namespace TrialNet.Shared.CommandLine;

/// <summary>Reads the values of <c>--reporter NAME[=FILE]</c>.</summary>
internal static class ReporterArguments
{
    /// <summary>Reads one of them.</summary>
    /// <typeparam name="TKind">The kinds of reporters.</typeparam>
    /// <param name="value">The value.</param>
    /// <param name="all">All kinds.</param>
    /// <param name="name">Tells the name of one.</param>
    /// <returns>The kind, and the file to write to; null for the terminal.</returns>
    /// <exception cref="CommandLineException">There is no such reporter, or no file after <c>=</c>.</exception>
    public static (TKind Kind, string? File) Read<TKind>(string value, IEnumerable<TKind> all, Func<TKind, string> name)
        where TKind : class
    {
        var equals = value.IndexOf('=', StringComparison.Ordinal);
        var wanted = equals < 0 ? value : value[..equals];
        if (equals == value.Length - 1)
        {
            throw new CommandLineException($"reporter '{wanted}=' needs the name of a file after '=', or no '='");
        }

        return (Choices.Find(all, name, wanted, "reporter"), equals < 0 ? null : value[(equals + 1)..]);
    }

    /// <summary>Two reporters do not write to one place.</summary>
    /// <typeparam name="TKind">The kinds of reporters.</typeparam>
    /// <param name="reporters">All that were asked for.</param>
    /// <param name="name">Tells the name of one.</param>
    /// <exception cref="CommandLineException">Two do.</exception>
    public static void RefuseConflicts<TKind>(IReadOnlyCollection<(TKind Kind, string? File)> reporters, Func<TKind, string> name)
    {
        if (reporters.Count < 2)
        {
            return;
        }

        if (reporters.Where(reporter => reporter.File is null).Skip(1).Any())
        {
            var names = string.Join(" and ", reporters.Where(reporter => reporter.File is null).Select(reporter => name(reporter.Kind)));
            throw new CommandLineException($"the reporters {names} would all write to the terminal; give all but one a file: --reporter NAME=FILE");
        }

        if (reporters.Where(reporter => reporter.File is not null).GroupBy(reporter => Path.GetFullPath(reporter.File!), StringComparer.Ordinal)
            .FirstOrDefault(group => group.Skip(1).Any()) is { } shared)
        {
            throw new CommandLineException($"the reporters {string.Join(" and ", shared.Select(reporter => name(reporter.Kind)))} would all write to '{shared.First().File}'");
        }
    }
}
