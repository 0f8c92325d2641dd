using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Protocols;
using TrialNet.Reactor.Tests.Support;
using TrialNet.Reactor.Tests.Transports;

namespace TrialNet.Reactor.Tests.Readiness;

/// <summary>Descriptors that others opened.</summary>
[Collection(nameof(AloneInTheProcess))]
public abstract class FdSetTests(string kind) : ReactorTest(kind)
{
    private IReactorFdSet FdSet => (IReactorFdSet)Subject;

    [SkippableFact]
    public void R_FD_01_What_is_left_unread_is_reported_in_the_next_turn()
    {
        using var pipe = new SystemPipe();
        var read = new List<byte>();
        var turns = 0;
        var reader = new ScriptedDescriptor(pipe.ReadEnd);
        reader.OnRead = () =>
        {
            read.Add(pipe.Read()!.Value);
            if (read.Count == 3)
            {
                FdSet.RemoveReader(reader);
                Subject.Stop();
            }

            return null;
        };
        Run(() =>
        {
            CountTurns();
            pipe.Write(1, 2, 3);
            FdSet.AddReader(reader);
        });
        Assert.Equal([1, 2, 3], read);
        Assert.Equal(["read", "read", "read"], reader.Events);
        Assert.True(turns >= 2, $"{turns} turns");

        void CountTurns() => Subject.CallLater(TimeSpan.Zero, () =>
        {
            turns++;
            CountTurns();
        });
    }

    [SkippableFact]
    public void R_FD_02_Adding_twice_is_adding_once_and_removing_the_absent_does_nothing()
    {
        using var pipe = new SystemPipe();
        var writer = new ScriptedDescriptor(pipe.WriteEnd);
        Run(() =>
        {
            FdSet.RemoveWriter(writer);
            FdSet.RemoveReader(writer);
            FdSet.AddWriter(writer);
            FdSet.AddWriter(writer);
            Assert.Single(FdSet.GetWriters());
            FdSet.RemoveReader(writer);
            Assert.Single(FdSet.GetWriters());
            FdSet.RemoveWriter(writer);
            Assert.Empty(FdSet.GetWriters());
            Subject.CallLater(TimeSpan.FromMilliseconds(5), Subject.Stop);
        });
        Assert.Empty(writer.Events);
    }

    [SkippableFact]
    public void R_FD_03_One_that_was_removed_in_the_batch_gets_no_call()
    {
        using var pipe = new SystemPipe();
        using var other = new SystemPipe();
        var first = new ScriptedDescriptor(pipe.WriteEnd);
        var second = new ScriptedDescriptor(other.WriteEnd);
        first.OnWrite = () => RemoveBoth(second);
        second.OnWrite = () => RemoveBoth(first);
        Run(() =>
        {
            FdSet.AddWriter(first);
            FdSet.AddWriter(second);
        });
        Assert.Single(first.Events.Concat(second.Events));

        Exception? RemoveBoth(ScriptedDescriptor loser)
        {
            FdSet.RemoveWriter(loser);
            Assert.Equal(2, FdSet.RemoveAll().Count + 1);
            Subject.CallLater(TimeSpan.FromMilliseconds(5), Subject.Stop);
            return null;
        }
    }

    [SkippableFact]
    public void R_FD_04_and_05_The_lists_have_what_was_added_and_the_reactor_wakes_after_all_was_removed()
    {
        using var pipe = new SystemPipe();
        var reader = new ScriptedDescriptor(pipe.ReadEnd);
        var both = new ScriptedDescriptor(pipe.WriteEnd);
        Run(() =>
        {
            Listen(new ProtocolFactory<EchoProtocol>());
            FdSet.AddReader(reader);
            FdSet.AddReader(both);
            FdSet.AddWriter(both);
            Assert.Equal(new IReadDescriptor[] { reader, both }, FdSet.GetReaders());
            Assert.Equal(new IWriteDescriptor[] { both }, FdSet.GetWriters());
            Assert.Equal(new IFileDescriptor[] { reader, both }, FdSet.RemoveAll());
            Assert.Empty(FdSet.GetReaders());
            Assert.Empty(FdSet.GetWriters());
            OnThread(() => { }, Subject.Stop);
        });
        Assert.Empty(reader.Events.Concat(both.Events));
    }

    [SkippableFact]
    public void R_FD_06_A_number_of_minus_one_is_dropped_and_told_once_and_a_removed_one_is_not_asked()
    {
        using var pipe = new SystemPipe();
        var removed = new ScriptedDescriptor(pipe.ReadEnd);
        var closed = new ScriptedDescriptor(SystemPipe.Duplicate(pipe.ReadEnd));
        var neverOpen = new ScriptedDescriptor(-1);
        var asked = 0;
        closed.OnLost = () => Subject.CallLater(TimeSpan.FromMilliseconds(5), Subject.Stop);
        Run(() =>
        {
            FdSet.AddReader(removed);
            FdSet.RemoveReader(removed);
            asked = removed.Asked;
            FdSet.AddReader(neverOpen);
            Assert.Empty(neverOpen.Events);
            FdSet.AddReader(closed);
            FdSet.AddWriter(closed);
            Subject.CallLater(TimeSpan.FromMilliseconds(1), () =>
            {
                SystemPipe.Close(closed.FileNumber);
                closed.FileNumber = -1;
            });
        });
        Assert.Equal(["lost"], neverOpen.Events);
        Assert.Equal(["lost"], closed.Events);
        Assert.IsType<ConnectionLostException>(closed.Reason);
        Assert.Equal(asked, removed.Asked);
    }

    [SkippableFact]
    public void R_FD_06_A_number_that_is_not_open_is_lost_and_does_not_make_the_loop_spin()
    {
        var before = TimeSpan.Zero;
        var spent = TimeSpan.Zero;
        var wrong = new ScriptedDescriptor(100_000);
        Run(() =>
        {
            before = ThreadTime.OfThisThread();
            FdSet.AddReader(wrong);
            Subject.CallLater(TimeSpan.FromMilliseconds(300), () =>
            {
                spent = ThreadTime.OfThisThread() - before;
                Subject.Stop();
            });
        });
        Assert.Equal(["lost"], wrong.Events);
        Assert.True(spent < TimeSpan.FromMilliseconds(150), $"{spent} of 300 ms");
    }

    [SkippableFact]
    public void R_FD_06_One_that_was_closed_while_somebody_has_a_copy_does_not_make_the_loop_spin()
    {
        using var pipe = new SystemPipe();
        using var other = new SystemPipe();
        var before = TimeSpan.Zero;
        var spent = TimeSpan.Zero;
        var closed = new ScriptedDescriptor(SystemPipe.Duplicate(pipe.ReadEnd));
        var living = new ScriptedDescriptor(other.ReadEnd) { OnRead = () => new ConnectionDoneException() };
        Run(() =>
        {
            FdSet.AddReader(living);
            FdSet.AddReader(closed);
            SystemPipe.Close(closed.FileNumber);
            closed.FileNumber = -1;
            pipe.Write(1);
            before = ThreadTime.OfThisThread();
            Subject.CallLater(TimeSpan.FromMilliseconds(300), () =>
            {
                spent = ThreadTime.OfThisThread() - before;
                other.Write(1);
                OnThread(() => { }, () => Subject.CallLater(TimeSpan.FromMilliseconds(5), Subject.Stop));
            });
        });
        Assert.Equal(["lost"], closed.Events);
        Assert.Equal(["read", "lost"], living.Events);
        Assert.True(spent < TimeSpan.FromMilliseconds(150), $"{spent} of 300 ms");
    }

    [SkippableTheory]
    [InlineData(true)]
    [InlineData(false)]
    public void R_FD_07_A_number_that_is_used_again_gets_its_own_events_and_the_old_one_none(bool saysSo)
    {
        using var old = new SystemPipe();
        using var anew = new SystemPipe();
        var number = old.ReadEnd;
        var first = new ScriptedDescriptor(number);
        var second = new ScriptedDescriptor(number) { OnRead = () => new ConnectionDoneException() };
        second.OnLost = Subject.Stop;
        Run(() =>
        {
            FdSet.AddReader(first);
            Subject.CallLater(TimeSpan.FromMilliseconds(1), () =>
            {
                SystemPipe.DuplicateTo(anew.ReadEnd, number);
                first.FileNumber = saysSo ? -1 : number;
                FdSet.AddReader(second);
                anew.Write(1);
            });
        });
        Assert.Equal(["lost"], first.Events);
        Assert.Equal(["read", "lost"], second.Events);
    }

    [SkippableTheory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public void R_FD_08_An_exception_that_is_returned_or_thrown_removes_both_ways_and_is_told_once(bool isRead, bool isThrown)
    {
        ExpectsErrors = true;
        using var pipe = new SystemPipe();
        var descriptor = new ScriptedDescriptor(isRead ? pipe.ReadEnd : pipe.WriteEnd);
        descriptor.OnRead = descriptor.OnWrite = () => isThrown ? throw new FormatException("broken") : new FormatException("broken");
        descriptor.OnLost = () =>
        {
            Assert.Empty(FdSet.GetReaders());
            Assert.Empty(FdSet.GetWriters());
            Subject.CallLater(TimeSpan.FromMilliseconds(5), Subject.Stop);
        };
        Run(() =>
        {
            pipe.Write(1);
            FdSet.AddReader(descriptor);
            FdSet.AddWriter(descriptor);
        });
        Assert.Equal([isRead ? "read" : "write", "lost"], descriptor.Events);
        Assert.Equal("broken", Assert.IsType<FormatException>(descriptor.Reason).Message);
        Assert.Equal(isThrown ? 1 : 0, Log.Take<FormatException>().Count);
    }

    [SkippableFact]
    public void R_FD_09_After_a_hang_up_the_data_comes_first()
    {
        using var pipe = new SystemPipe();
        var read = new List<byte?>();
        var reader = new ScriptedDescriptor(pipe.ReadEnd) { OnLost = Subject.Stop };
        reader.OnRead = () =>
        {
            read.Add(pipe.Read());
            return null;
        };
        Run(() =>
        {
            FdSet.AddReader(reader);
            pipe.Write(1, 2);
            pipe.CloseWriteEnd();
        });
        Assert.Equal([1, 2], read);
        Assert.Equal(["read", "read", "lost"], reader.Events);
        Assert.IsType<ConnectionDoneException>(reader.Reason);
    }

    [SkippableTheory]
    [InlineData(true)]
    [InlineData(false)]
    public void R_FD_10_A_writer_hears_of_a_hang_up_also_if_it_was_away_meanwhile(bool isAway)
    {
        using var pipe = new SystemPipe();
        var writer = new ScriptedDescriptor(pipe.WriteEnd) { OnLost = Subject.Stop };
        Run(() =>
        {
            FdSet.AddWriter(writer);
            if (isAway)
            {
                FdSet.RemoveWriter(writer);
            }

            pipe.CloseReadEnd();
            if (isAway)
            {
                Subject.CallLater(TimeSpan.FromMilliseconds(1), () => FdSet.AddWriter(writer));
            }
        });
        Assert.Equal(["lost"], writer.Events);
        Assert.IsType<ConnectionLostException>(writer.Reason);
    }

    [SkippableFact]
    public void R_FD_11_Of_many_that_are_always_ready_each_gets_its_turn_in_every_pass_and_timers_too()
    {
        const int Count = 700;
        const int Passes = 20;
        using var pipe = new SystemPipe();
        var writers = Enumerable.Range(0, Count).Select(_ => new ScriptedDescriptor(SystemPipe.Duplicate(pipe.WriteEnd))).ToList();
        var passes = 0;
        Run(() =>
        {
            writers.ForEach(writer => FdSet.AddWriter(writer));
            NextPass();
        });
        writers.ForEach(writer => SystemPipe.Close(writer.FileNumber));
        Assert.All(writers, writer => Assert.InRange(writer.Events.Count(text => text is "write"), Passes - 1, Passes + 1));

        void NextPass() => Subject.CallLater(TimeSpan.Zero, () =>
        {
            if (++passes == Passes)
            {
                Subject.Stop();
            }
            else
            {
                NextPass();
            }
        });
    }

    [SkippableFact]
    public void R_FD_12_Files_and_folders_are_refused()
    {
        using var file = File.Open(Path.GetTempFileName(), new FileStreamOptions { Options = FileOptions.DeleteOnClose });
        var number = (int)file.SafeFileHandle.DangerousGetHandle();
        Run(() =>
        {
            var error = Assert.Throws<ArgumentException>(() => FdSet.AddReader(new ScriptedDescriptor(number)));
            Assert.Contains($"Descriptor {number} is a regular file", error.Message, StringComparison.Ordinal);
            Assert.Throws<ArgumentException>(() => FdSet.AddWriter(new ScriptedDescriptor(number)));
            Assert.Empty(FdSet.GetReaders());
            Assert.Empty(FdSet.GetWriters());
            Subject.Stop();
        });
    }

    [SkippableFact]
    public void What_is_watched_is_a_resource_and_shutdown_tells_it()
    {
        using var pipe = new SystemPipe();
        var released = new ScriptedDescriptor(pipe.ReadEnd);
        var left = new ScriptedDescriptor(pipe.WriteEnd);
        Run(() =>
        {
            FdSet.AddReader(released);
            var here = CallerPlace.Here();
            var resource = Assert.Single(Resources.GetResources());
            Assert.Equal("descriptor", resource.Kind);
            Assert.Equal($"{pipe.ReadEnd}, read by {nameof(ScriptedDescriptor)}", resource.Description);
            Assert.Equal("RemoveReader()", resource.HowToRelease);
            Assert.Equal((here.File, here.Line - 1), (resource.CreatedAt.File, resource.CreatedAt.Line));
            Assert.Same(Scope, resource.Scope);
            resource.Release();
            Assert.Empty(FdSet.GetReaders());
            Assert.Empty(Resources.GetResources());
            FdSet.AddReader(left);
            Subject.Stop();
        });
        Assert.Empty(released.Events);
        Assert.Equal(["lost"], left.Events);
        Assert.IsType<ConnectionLostException>(left.Reason);
        Assert.Throws<ReactorNotRunningException>(() => FdSet.AddReader(released));
    }

    [SkippableFact]
    public void Other_threads_and_null_are_refused()
    {
        Run(() =>
        {
            Assert.Throws<ArgumentNullException>(() => FdSet.AddReader(null!));
            Assert.Throws<ArgumentNullException>(() => FdSet.AddWriter(null!));
            Assert.Throws<ArgumentNullException>(() => FdSet.RemoveReader(null!));
            Assert.Throws<ArgumentNullException>(() => FdSet.RemoveWriter(null!));
            OnThread(
                () =>
                {
                    Assert.Throws<WrongThreadException>(() => FdSet.AddReader(new ScriptedDescriptor(-1)));
                    Assert.Throws<WrongThreadException>(() => FdSet.RemoveAll());
                    Assert.Throws<WrongThreadException>(() => FdSet.GetReaders());
                },
                Subject.Stop);
        });
    }

    public sealed class Epoll() : FdSetTests("epoll");

    public sealed class Poll() : FdSetTests("poll");
}
