using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace TrialNet.Conformance.Tests.Mutants.Generated;

/// <summary>Has every mutation judged by processes of their own, and reports what survives.</summary>
internal sealed class MutationRun(TextWriter output, int processes, string only, bool withChecks)
{
    /// <summary>The checks of a mutant take long, and longer on a busy machine.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private readonly IReadOnlyList<Mutation> _mutations = MutationList.Of(MutantBuilder.Sources);
    private readonly Lock _gate = new();
    private readonly ConcurrentQueue<int> _open = new();
    private readonly ConcurrentDictionary<int, string> _verdicts = new();

    /// <summary>Runs.</summary>
    /// <returns>Whether every survivor is known to be equivalent.</returns>
    internal bool Run()
    {
        var watch = Stopwatch.StartNew();
        var keys = File.Exists(only) ? File.ReadLines(only).ToHashSet(StringComparer.Ordinal) : null;
        foreach (var mutation in _mutations.Where(mutation => keys?.Contains(mutation.Key) ?? mutation.File.StartsWith(only, StringComparison.Ordinal)))
        {
            _open.Enqueue(mutation.Number);
        }

        var threads = Enumerable.Range(0, processes).Select(_ => new Thread(Work)).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        return Report(watch.Elapsed);
    }

    private void Work()
    {
        while (!_open.IsEmpty)
        {
            using var worker = Start();
            try
            {
                if (worker.StandardOutput.ReadLine() != MutationWorker.Ready)
                {
                    throw new InvalidOperationException("The worker does not start: run it by hand to see why.");
                }

                while (_open.TryDequeue(out var number))
                {
                    var verdict = Ask(worker, number);
                    _verdicts[number] = verdict;
                    Tell($"{verdict}: {_mutations[number]}");
                    if (verdict is "hang" or "crash")
                    {
                        break;
                    }
                }
            }
            finally
            {
                worker.Kill();
            }
        }
    }

    private void Tell(string line)
    {
        lock (_gate)
        {
            output.WriteLine(line);
            output.Flush();
        }
    }

    private static string Ask(Process worker, int number)
    {
        worker.StandardInput.WriteLine(number.ToString(CultureInfo.InvariantCulture));
        worker.StandardInput.Flush();
        var answer = worker.StandardOutput.ReadLineAsync();
        if (!answer.Wait(Patience))
        {
            return "hang";
        }

        return answer.Result is { } line && line.StartsWith($"{number} ", StringComparison.Ordinal) ? line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..] : "crash";
    }

    private Process Start()
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, ["exec", typeof(MutationRun).Assembly.Location, withChecks ? Program.Worker : Program.QuickWorker])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // A mutant that fills the memory is to fail, not to take the machine's.
        start.Environment["DOTNET_GCHeapHardLimit"] = "0x60000000";
        start.Environment["DOTNET_TieredPGO"] = "0";
        start.Environment["DOTNET_DbgEnableMiniDump"] = "0";
        var worker = Process.Start(start)!;
        worker.ErrorDataReceived += static (_, _) => { };
        worker.BeginErrorReadLine();
        return worker;
    }

    private bool Report(TimeSpan elapsed)
    {
        var judged = _mutations.Where(mutation => _verdicts.ContainsKey(mutation.Number)).ToList();
        var known = EquivalentMutations.Read();
        foreach (var group in judged.GroupBy(mutation => _verdicts[mutation.Number].Split(' ')[0]).OrderByDescending(group => group.Count()))
        {
            output.WriteLine($"{group.Key} {group.Count()}");
        }

        output.WriteLine($"in {elapsed.TotalMinutes:0.0} minutes");
        foreach (var mutation in judged.Where(mutation => _verdicts[mutation.Number].StartsWith("check", StringComparison.Ordinal)))
        {
            output.WriteLine($"only a check: {_verdicts[mutation.Number]} {mutation}");
        }

        var survivors = judged.Where(mutation => _verdicts[mutation.Number] == MutationJudge.Survives).ToList();
        var unknown = survivors.Where(mutation => !known.ContainsKey(mutation.Key)).ToList();
        unknown.ForEach(mutation => output.WriteLine($"survives: {mutation}"));
        output.WriteLine($"{survivors.Count - unknown.Count} survivors are known to be equivalent, {unknown.Count} are not");
        return unknown.Count == 0;
    }
}
