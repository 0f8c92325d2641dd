using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TrialNet.Defer;

namespace TrialNet.Conformance.Tests.Explaining;

/// <summary>Compiles snippets as the SDK would (implicit usings, nullable, warnings seen), and runs them.</summary>
internal static class SnippetRunner
{
    private const string Around = """
        global using System;
        global using System.Collections.Generic;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;

        /// <summary>Stands before System.Console, so that several snippets may print at a time.</summary>
        static class Console
        {
            public static readonly List<string> Lines = [];

            public static void WriteLine(string line) => Lines.Add(line);
        }
        """;

    private static readonly Lazy<MetadataReference[]> References = new(() =>
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is var name
                && (name.StartsWith("System", StringComparison.Ordinal) || name is "netstandard.dll" or "TrialNet.Defer.dll"))
            .Append(typeof(Deferred).Assembly.Location)
            .Distinct(StringComparer.Ordinal)
            .Select(path => MetadataReference.CreateFromFile(path))]);

    private static readonly ConcurrentDictionary<string, SyntaxTree> Trees = new(StringComparer.Ordinal);

    /// <summary>What a snippet prints.</summary>
    /// <exception cref="InvalidOperationException">It does not compile without warnings; the message has the text.</exception>
    public static IReadOnlyList<string> Run(string snippet)
    {
        var assembly = Assembly.Load(Compile(snippet));
        var scope = new Scope("snippet's surroundings", holdsFailures: true);
        using (scope.Enter())
        {
            assembly.EntryPoint!.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [Array.Empty<string>()], null);
        }

        return (List<string>)assembly.GetType("Console")!.GetField("Lines")!.GetValue(null)!;
    }

    public static byte[] Compile(string snippet)
    {
        var options = new CSharpParseOptions(LanguageVersion.Latest);
        var around = Trees.GetOrAdd(Around, text => CSharpSyntaxTree.ParseText(text, options));
        var compilation = CSharpCompilation.Create(
            "snippet" + Guid.NewGuid().ToString("N"),
            [CSharpSyntaxTree.ParseText(snippet, options), around],
            References.Value,
            new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable));
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        var complaints = result.Diagnostics.Where(one => one.Severity >= DiagnosticSeverity.Warning).ToList();
        return complaints.Count == 0
            ? image.ToArray()
            : throw new InvalidOperationException($"{string.Join('\n', complaints)}\n\n{snippet}");
    }
}
