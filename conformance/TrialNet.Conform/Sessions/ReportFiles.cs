using System.Text;
using TrialNet.Conform.CommandLine;
using TrialNet.Conformance.Reporting;
using TrialNet.Shared.Terminal;

namespace TrialNet.Conform.Sessions;

/// <summary>The reporters of a run and the files they write to.</summary>
internal sealed class ReportFiles : IDisposable
{
    private readonly List<(ReportFormat Format, TextWriter Output, string? File)> _reporters = [];

    /// <summary>
    /// Opens what was asked for, before anything is judged. The terminal gets the text unless another format was asked for without
    /// a file: a report for machines does not silence the one for people.
    /// </summary>
    /// <param name="options">What was asked for.</param>
    /// <param name="streams">The terminal.</param>
    /// <exception cref="ConformException">A file cannot be written.</exception>
    public ReportFiles(RunOptions options, TerminalStreams streams)
    {
        if (options.Reporters.TrueForAll(reporter => reporter.File is not null))
        {
            _reporters.Add((ReportFormat.Text, streams.Out, null));
        }

        foreach (var (format, file) in options.Reporters)
        {
            _reporters.Add((format, file is null ? streams.Out : Open(file), file));
        }
    }

    /// <summary>Writes the report in every format.</summary>
    /// <param name="write">Writes one, to the terminal or not.</param>
    /// <exception cref="ConformException">A file cannot be written; the others are all the same.</exception>
    public void Write(Action<ReportFormat, TextWriter, bool> write)
    {
        var faults = new List<string>();
        foreach (var (format, output, file) in _reporters)
        {
            try
            {
                write(format, output, file is null);
                output.Flush();
            }
            catch (IOException error) when (file is not null)
            {
                faults.Add($"the report '{file}' cannot be written: {error.Message}");
            }
        }

        if (faults.Count > 0)
        {
            throw new ConformException(string.Join("; ", faults), ExitCode.HarnessError);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var (_, output, file) in _reporters)
        {
            if (file is not null)
            {
                Close(output);
            }
        }
    }

    private static void Close(TextWriter file)
    {
        try
        {
            file.Dispose();
        }
        catch (IOException)
        {
            // Whatever could not be written was told when it was flushed.
        }
    }

    private static StreamWriter Open(string file)
    {
        try
        {
            return new StreamWriter(file, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\n" };
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ConformException($"the report '{file}' cannot be written: {error.Message}");
        }
    }
}
