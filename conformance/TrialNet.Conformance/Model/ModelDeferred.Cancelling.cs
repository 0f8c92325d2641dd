using TrialNet.Conformance.Rules;
using TrialNet.Conformance.Subjects;

namespace TrialNet.Conformance.Model;

/// <content>Cancelling.</content>
internal sealed partial class ModelDeferred
{
    internal void Cancel()
    {
        if (_world.Cancelling > ModelWorld.DeepestCancel)
        {
            // X5: only in Twisted can Deferreds wait for each other in a circle; cancelling one goes round and round.
            throw new Running.RunawayException();
        }

        _world.Cancelling++;
        try
        {
            CancelOnce();
        }
        finally
        {
            _world.Cancelling--;
        }
    }

    private void CancelOnce()
    {
        Cite(DeferredRule.D_14_05);
        _world.Watcher?.Cancelled(this, Leads);
        if (CancelsByItself is { } cancelMembers && (_world.IsTwisted || !IsCalled))
        {
            CancelMembers(cancelMembers);
        }
        else if (Leads is { } inner)
        {
            CiteForwarding(inner);
            inner.Cancel();
        }
        else if (IsCalled)
        {
            Cite(DeferredRule.D_6_05, DeferredRule.D_6_08, DeferredRule.D_6_12);
            Because(DeferredRule.D_6_05);
            if (_running)
            {
                Cite(DeferredRule.D_6_10);
                Because(DeferredRule.D_6_10);
            }

            if (_pauses > 0)
            {
                Cite(DeferredRule.D_5_04, DeferredRule.D_6_09);
                Because(DeferredRule.D_5_04, DeferredRule.D_6_09);
            }

            if (CancelsByItself is not null)
            {
                Cite(DeferredRule.D_8_09);
            }

            if (Body is not null)
            {
                Cite(DeferredRule.D_10_09);
                Because(DeferredRule.D_10_09);
            }
        }
        else if (!IsCancelling || _world.IsTwisted)
        {
            CancelUnfired();
        }
        else
        {
            Cite(DeferredRule.D_6_12);
        }
    }

    private void CancelMembers(Action cancel)
    {
        Cite(IsCalled ? DeferredRule.D_8_09 : DeferredRule.D_8_08);
        if (IsCalled || (IsCancelling && !_world.IsTwisted))
        {
            return;
        }

        IsCancelling = true;
        cancel();
        IsCancelling = false;
    }

    private void CiteForwarding(ModelDeferred inner)
    {
        if (Body is not null && WaitingOn is null)
        {
            Cite(DeferredRule.D_10_05, DeferredRule.D_10_06);
            return;
        }

        Cite(DeferredRule.D_6_06, DeferredRule.D_6_08);
        if (inner.WaitingOn is not null)
        {
            Cite(DeferredRule.D_6_07);
        }

        if (inner.IsCalled && inner.WaitingOn is null)
        {
            Cite(DeferredRule.D_6_09);
        }
    }

    private void CancelUnfired()
    {
        if (_canceller is null)
        {
            Cite(DeferredRule.D_6_01);
            Because(DeferredRule.D_6_01);
            _dropsLate = true;
        }
        else
        {
            Cite(DeferredRule.D_6_02, DeferredRule.D_6_12);
            Because(DeferredRule.D_6_02, DeferredRule.D_6_12);
            IsCancelling = true;
            try
            {
                _canceller(this);
            }
            catch (Exception error) when (error is not Running.RunawayException)
            {
                Cite(DeferredRule.D_6_11);
                Because(DeferredRule.D_6_11);
                if (_world.IsTwisted)
                {
                    // X7: it hits the caller, and the Deferred stays as it was.
                    throw;
                }

                _world.Log(error, DeferredRule.D_6_11);
            }
            finally
            {
                IsCancelling = false;
            }
        }

        if (IsCalled)
        {
            Cite(DeferredRule.D_6_04);
            Because(DeferredRule.D_6_04);
            return;
        }

        if (_pauses > 0)
        {
            Cite(DeferredRule.D_6_14);
            Because(DeferredRule.D_6_14);
        }

        Store(new ModelFailure(new ModelException(ErrorKind.Cancelled)));
        RunIfCalled();
    }
}
