#include "kiosk/platform/runner.h"

#include <atomic>

#include "kiosk/platform/disk_lane.h"
#include "kiosk/platform/input_lane.h"
#include "kiosk/platform/print_lane.h"
#include "kiosk/platform/sync_lane.h"

namespace bianmin {

struct Runner::Impl {
  Impl(const RunnerOptions& options, EventQueue& queue)
      : sync(options.data_dir, options.center_url, options.content, queue,
             [this] { return printer.load(); }),
        disk(options.data_dir, options.keep_days, queue, [this] { sync.poke(); }),
        printing(options.data_dir, options.printers, queue,
                 [this](PrinterStatus status) { printer = status; }),
        input(options.data_dir / "rime", queue) {}

  void operator()(const effect::IssueTicket& e) { disk.issueTicket(e, session); }
  void operator()(const effect::PrintPaper& e) { printing.print(e.paper, session); }
  void operator()(const effect::SaveDossier& e) { disk.saveDossier(e, session); }
  void operator()(const effect::SaveRating& e) { disk.saveRating(e, session); }
  void operator()(const effect::LookUpProgress& e) { disk.lookUp(e, session); }
  void operator()(const effect::PinyinKey& e) { input.key(e.letter, session); }
  void operator()(const effect::PinyinPick& e) { input.pick(e.index, session); }
  void operator()(const effect::PinyinPage& e) { input.page(e.direction, session); }
  void operator()(const effect::PinyinClear&) { input.clear(); }
  void operator()(const effect::PurgeCopies&) { disk.purge(); }
  void operator()(const effect::WipeSession&) { input.clear(); }
  void operator()(const effect::WipeShown&) {}  // the kit's, see Terminal
  void operator()(const effect::ListCadres&) { disk.listCadres(session); }
  void operator()(const effect::SignIn& e) { disk.signIn(e, session); }
  void operator()(const effect::SignOut& e) { disk.signOut(e); }
  void operator()(const effect::AskChallenge&) { disk.askChallenge(session); }
  void operator()(const effect::Unlock& e) { disk.unlock(e, session); }
  void operator()(const effect::LoadWork&) { disk.loadWork(session); }
  void operator()(const effect::OpenWork& e) { disk.openWork(e, session); }
  void operator()(const effect::Reveal& e) { disk.reveal(e, session); }
  void operator()(const effect::RecordMove& e) { disk.recordMove(e, session); }

  std::uint32_t session = 0;  // of the effect that is being performed
  std::atomic<PrinterStatus> printer{PrinterStatus::Unknown};
  SyncLane sync;  // first: the disk's worker pokes it until its last task
  DiskLane disk;
  PrintLane printing;
  InputLane input;
};

Runner::Runner(const RunnerOptions& options, EventQueue& queue)
    : impl_(std::make_unique<Impl>(options, queue)) {}

Runner::~Runner() = default;

void Runner::perform(const Effect& effect, std::uint32_t session) {
  impl_->session = session;
  std::visit(*impl_, effect);
}

}  // namespace bianmin
