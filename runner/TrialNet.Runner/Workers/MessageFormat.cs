using TrialNet.Framework;
using TrialNet.Runner.Planning;
using TrialNet.Runner.Results;

namespace TrialNet.Runner.Workers;

/// <summary>
/// Messages as bytes: the kind, then the members in the order of the record. Written out by hand, because the first message of a process
/// costs a general serializer a tenth of a second, which is more than most test runs take.
/// </summary>
internal static class MessageFormat
{
    internal static void Write(WireWriter writer, WorkerMessage message)
    {
        switch (message)
        {
            case StartedMessage started:
                writer.Write((byte)MessageKind.Started);
                writer.Write(started.Id);
                break;
            case FinishedMessage finished:
                writer.Write((byte)MessageKind.Finished);
                WriteFinished(writer, finished);
                break;
            case LateMessage late:
                writer.Write((byte)MessageKind.Late);
                writer.Write(late.Id);
                WriteProblem(writer, late.Problem);
                break;
            case BlockedMessage blocked:
                writer.Write((byte)MessageKind.Blocked);
                WriteFinished(writer, blocked.Finished);
                writer.Write(blocked.Thread);
                break;
            case RunMessage run:
                writer.Write((byte)MessageKind.Run);
                WriteRun(writer, run);
                break;
            case TestsMessage tests:
                writer.Write((byte)MessageKind.Tests);
                TestsFormat.Write(writer, tests.Tests);
                writer.Write(tests.HasMore);
                break;
            default:
                WriteSmall(writer, message);
                break;
        }
    }

    /// <summary>Reads a message.</summary>
    /// <param name="bytes">The message.</param>
    /// <param name="known">Ids that are likely to be in it; null where nothing is known of that.</param>
    /// <exception cref="InvalidDataException">It is none.</exception>
    internal static WorkerMessage Read(ReadOnlySpan<byte> bytes, KnownIds? known = null)
    {
        var reader = new WireReader(bytes, known);
        var message = Read(ref reader);
        return reader.IsAtEnd ? message : throw new InvalidDataException("A message goes on after its end.");
    }

    private static void WriteSmall(WireWriter writer, WorkerMessage message)
    {
        switch (message)
        {
            case HelloMessage hello:
                writer.Write((byte)MessageKind.Hello);
                writer.Write(hello.Version);
                break;
            case RefusedMessage refused:
                writer.Write((byte)MessageKind.Refused);
                writer.Write(refused.Reason);
                break;
            case DiscoverMessage discover:
                writer.Write((byte)MessageKind.Discover);
                writer.Write(discover.Locate);
                break;
            case StopMessage stop:
                writer.Write((byte)MessageKind.Stop);
                writer.Write(stop.AfterTest);
                break;
            case EndedMessage ended:
                writer.Write((byte)MessageKind.Ended);
                writer.Write((byte)ended.Stop);
                writer.Write(ended.HoldsFixtures);
                break;
            case PingMessage:
                writer.Write((byte)MessageKind.Ping);
                break;
            case PongMessage:
                writer.Write((byte)MessageKind.Pong);
                break;
            case ByeMessage:
                writer.Write((byte)MessageKind.Bye);
                break;
            case RingMessage ring:
                writer.Write((byte)MessageKind.Ring);
                writer.Write(ring.Path);
                break;
            case RingOpenedMessage opened:
                writer.Write((byte)MessageKind.RingOpened);
                writer.Write(opened.IsUsed);
                break;
            default:
                throw new ArgumentException($"{message.GetType().Name} has no format.", nameof(message));
        }
    }

    private static WorkerMessage Read(ref WireReader reader) => (MessageKind)reader.ReadByte() switch
    {
        MessageKind.Hello => new HelloMessage(reader.ReadInt()),
        MessageKind.Refused => new RefusedMessage(reader.ReadText()),
        MessageKind.Discover => new DiscoverMessage(reader.ReadBool()),
        MessageKind.Tests => new TestsMessage(TestsFormat.Read(ref reader), reader.ReadBool()),
        MessageKind.Run => ReadRun(ref reader),
        MessageKind.Stop => new StopMessage(reader.ReadBool()),
        MessageKind.Started => new StartedMessage(reader.ReadId()),
        MessageKind.Finished => ReadFinished(ref reader),
        MessageKind.Late => new LateMessage(reader.ReadId(), ReadProblem(ref reader)),
        MessageKind.Blocked => new BlockedMessage(ReadFinished(ref reader), reader.ReadInt()),
        MessageKind.Ended => new EndedMessage((RunStop)reader.ReadChoice((int)RunStop.Interrupted), reader.ReadBool()),
        MessageKind.Ping => new PingMessage(),
        MessageKind.Pong => new PongMessage(),
        MessageKind.Bye => new ByeMessage(),
        MessageKind.Ring => new RingMessage(reader.ReadText()),
        MessageKind.RingOpened => new RingOpenedMessage(reader.ReadBool()),
        var other => throw new InvalidDataException($"There is no message of kind {(byte)other}."),
    };

    private static void WriteFinished(WireWriter writer, FinishedMessage finished)
    {
        writer.Write(finished.Id);
        writer.Write((byte)finished.Verdict);
        writer.Write(finished.Started);
        writer.Write(finished.Duration);
        writer.Write(finished.Reason);
        writer.Write(finished.Problems.Count);
        for (var index = 0; index < finished.Problems.Count; index++)
        {
            WriteProblem(writer, finished.Problems[index]);
        }

        writer.Write(finished.Output is not null);
        if (finished.Output is { } output)
        {
            writer.Write(output.StandardOutput);
            writer.Write(output.StandardError);
            writer.Write(output.Log);
        }
    }

    private static FinishedMessage ReadFinished(ref WireReader reader)
    {
        var id = reader.ReadId();
        var verdict = (Verdict)reader.ReadChoice((int)Verdict.Warned);
        var started = reader.ReadMoment();
        var duration = reader.ReadTime();
        var reason = reader.ReadOptionalText();
        var count = reader.ReadCount() ?? 0;
        var problems = count == 0 ? [] : new Problem[count];
        for (var index = 0; index < count; index++)
        {
            problems[index] = ReadProblem(ref reader);
        }

        var output = reader.ReadBool() ? new TestOutput(reader.ReadOptionalText(), reader.ReadOptionalText(), reader.ReadOptionalText()) : null;
        return new FinishedMessage(id, verdict, started, duration, reason, problems, output);
    }

    private static void WriteProblem(WireWriter writer, Problem problem)
    {
        writer.Write((byte)problem.Source);
        writer.Write((byte)problem.Kind);
        writer.Write(problem.ExceptionType);
        writer.Write(problem.Message);
        writer.Write(problem.StackTrace);
        writer.Write(problem.Expected);
        writer.Write(problem.Actual);
    }

    private static Problem ReadProblem(ref WireReader reader) => new(
        (ProblemSource)reader.ReadChoice((int)ProblemSource.Worker),
        (Verdict)reader.ReadChoice((int)Verdict.Warned),
        reader.ReadOptionalText(),
        reader.ReadText(),
        reader.ReadOptionalText())
    {
        Expected = reader.ReadOptionalText(),
        Actual = reader.ReadOptionalText(),
    };

    private static void WriteRun(WireWriter writer, RunMessage run)
    {
        TestsFormat.WriteIds(writer, run.Ids);
        writer.Write(run.Reactor);
        WriteOptional(writer, run.Timeout?.Ticks);
        writer.Write(run.Grace);
        WriteOptional(writer, run.ExitFirst);
        writer.Write(run.TempDirectory);
        writer.Write(run.Worker);
        writer.Write(run.Threads);
        writer.Write(run.KeepsFixtures);
        writer.Write(run.Simulation is not null);
        if (run.Simulation is { } simulation)
        {
            WriteOptional(writer, simulation.Seed);
            writer.Write(simulation.Schedules);
            writer.Write(simulation.Network);
            writer.Write(simulation.Decisions);
        }

        WriteOptional(writer, (long?)run.Judging.Unclean);
        writer.Write(run.Judging.LenientTodo);
        writer.Write(run.Judging.ForcesCollection);
        writer.Write(run.Judging.TracksTasks);
    }

    private static RunMessage ReadRun(ref WireReader reader) => new(
        TestsFormat.ReadIds(ref reader),
        reader.ReadText(),
        ReadOptional(ref reader) is { } timeout ? new TimeSpan(timeout) : null,
        reader.ReadTime(),
        (int?)ReadOptional(ref reader),
        reader.ReadOptionalText(),
        reader.ReadInt(),
        reader.ReadInt(),
        reader.ReadBool(),
        reader.ReadBool() ? new SimulationPlan(ReadOptional(ref reader), reader.ReadInt(), reader.ReadOptionalText(), reader.ReadOptionalText()) : null)
    {
        Judging = new JudgingOptions
        {
            Unclean = (UncleanMode?)ReadOptional(ref reader),
            LenientTodo = reader.ReadBool(),
            ForcesCollection = reader.ReadBool(),
            TracksTasks = reader.ReadBool(),
        },
    };

    private static void WriteOptional(WireWriter writer, long? value)
    {
        writer.Write(value.HasValue);
        if (value is { } number)
        {
            writer.Write(number);
        }
    }

    private static long? ReadOptional(ref WireReader reader) => reader.ReadBool() ? reader.ReadLong() : null;
}
